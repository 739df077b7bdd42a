package dev.lodestone.server.template.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The refusal of a template, with all that was found to be wrong. Its message has a line for each problem. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem[] problems;

    public TemplateException(Location location, String message) {
        this(List.of(new Problem(location, message)));
    }

    public TemplateException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.toArray(Problem[]::new);
    }

    public List<Problem> problems() {
        return Arrays.asList(problems.clone());
    }
}
