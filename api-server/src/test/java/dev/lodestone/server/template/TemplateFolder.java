package dev.lodestone.server.template;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.server.template.syntax.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Templates in a folder, for tests to read. */
public final class TemplateFolder {
    private final Path folder;
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private String stage;

    public TemplateFolder(Path folder) {
        this.folder = folder;
    }

    public TemplateFolder with(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TemplateFolder parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public TemplateFolder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public TemplateFolder stage(String name) {
        stage = name;
        return this;
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    public TemplateSettings settings() {
        return new TemplateSettings("us-east-1", "000000000000", parameters, stage, environment);
    }

    public Templates read(String... files) {
        return TemplateReader.read(Stream.of(files).map(this::path).toList(), settings());
    }

    public Declarations declarations(String... files) {
        return read(files).orThrow();
    }

    /** What is declared where nobody wants functions. */
    public Declarations tablesOf(String... files) {
        return TemplateReader.readTables(Stream.of(files).map(this::path).toList(), settings())
                .orThrow();
    }

    /** All complaints, without the name of the folder. */
    public List<String> problems(String... files) {
        TemplateException refusal =
                assertThrows(TemplateException.class, () -> read(files).orThrow());
        return refusal.problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    /** The only complaint. */
    public String problem(String... files) {
        List<String> problems = problems(files);
        return problems.size() == 1 ? problems.get(0) : problems.toString();
    }

    public static TableDeclaration table(Declarations declarations, String name) {
        return declarations.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static FunctionDeclaration function(Declarations declarations, String name) {
        return declarations.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static MappingDeclaration mapping(Declarations declarations, String functionName) {
        return declarations.mappings().stream()
                .filter(mapping -> mapping.functionName().equals(functionName))
                .findFirst()
                .orElseThrow();
    }
}
