package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.cloudformation.Overrides;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.SourcePath;
import dev.lodestone.server.template.syntax.SourceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the values of variables come from.
 *
 * @see <a href="https://www.serverless.com/framework/docs/guides/variables">Variables</a>
 */
final class VariableSources {
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "1");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "0", "null");

    /** What a service is read from and with. */
    record Environment(Mapping service, Path folder, ServiceSettings settings, SourceReader sources) {}

    private final Environment environment;
    private final ServiceSettings settings;
    private final Variables variables;
    private final Map<Path, Node> files = new HashMap<>();

    VariableSources(Environment environment, Variables variables) {
        this.environment = environment;
        this.settings = environment.settings();
        this.variables = variables;
    }

    /**
     * The value of a variable, or null if it has none.
     *
     * @param name source and address, such as {@code self:custom.table}
     * @param reasons takes why it has none, where there is something to say
     */
    Node find(Scalar written, String name, List<String> reasons) {
        if (name.startsWith("file(")) {
            return file(written, name, reasons);
        }
        if (name.startsWith("strToBool(") && name.endsWith(")")) {
            return toBoolean(written, name.substring("strToBool(".length(), name.length() - 1));
        }
        int colon = name.indexOf(':');
        String source = colon < 0 ? name : name.substring(0, colon);
        String address = colon < 0 ? "" : name.substring(colon + 1);
        return switch (source) {
            case "self" -> self(written, address);
            case "opt" -> text(written, address.equals("stage") ? settings.stage() : given(name, reasons));
            case "env" -> text(written, settings.environment().get(address));
            case "sls" -> text(written, address.equals("stage") ? stage() : null);
            case "param" -> parameter(written, address);
            case "aws" -> text(written, ofAccount(address));
            default -> text(written, given(name, reasons));
        };
    }

    private static Node text(Scalar written, String text) {
        return text == null ? null : Scalar.text(written.location(), text);
    }

    /** What the user gives on the command line for what only an account knows. */
    private String given(String name, List<String> reasons) {
        String value = settings.overrides().find(name);
        if (value == null) {
            reasons.add(Overrides.unknown("'" + name + "'", name));
        }
        return value;
    }

    private String ofAccount(String address) {
        return switch (address) {
            case "region" -> settings.region();
            case "accountId" -> settings.accountId();
            case "partition" -> "aws";
            default -> null;
        };
    }

    private Node self(Scalar written, String address) {
        Node value = variables.follow(environment.service(), address);
        if (value == null && address.equals("provider.stage")) {
            return text(written, stage());
        }
        return value == null && address.equals("provider.region") ? text(written, settings.region()) : value;
    }

    /** The stage: that of the command line, else the provider's, else the framework's own. */
    String stage() {
        if (settings.stage() != null) {
            return settings.stage();
        }
        return variables.follow(environment.service(), "provider.stage") instanceof Scalar stage ? stage.text() : "dev";
    }

    private Node parameter(Scalar written, String name) {
        String given = settings.overrides().find(name);
        if (given != null) {
            return Scalar.text(written.location(), given);
        }
        for (String place : List.of(
                "params." + stage(), "stages." + stage() + ".params", "params.default", "stages.default.params")) {
            Node parameters = variables.follow(environment.service(), place);
            if (parameters instanceof Mapping mapping && mapping.value(name) != null) {
                return variables.surface(mapping.value(name));
            }
        }
        return null;
    }

    private Node file(Scalar written, String name, List<String> reasons) {
        int close = name.indexOf(')');
        if (close < 0) {
            throw written.wrong("'" + name + "' has no ')'");
        }
        String path = name.substring("file(".length(), close).strip();
        String address = name.startsWith(":", close + 1) ? name.substring(close + 2) : "";
        if (path.endsWith("js") || path.endsWith(".ts")) {
            reasons.add("'" + path + "' is a program, and none is run to read a template");
            return null;
        }
        Path file = SourcePath.resolve(environment.folder(), path, written.location());
        if (!Files.exists(file)) {
            environment.sources().expect(file);
            reasons.add("there is no file '" + path + "'");
            return null;
        }
        return variables.follow(content(file), address);
    }

    private Node content(Path file) {
        Node content = files.get(file);
        if (content == null) {
            String name = file.getFileName() == null ? "" : file.getFileName().toString();
            content = name.endsWith(".yml")
                            || name.endsWith(".yaml")
                            || name.endsWith(".json")
                            || name.endsWith(".tfstate")
                    ? environment.sources().read(file)
                    : environment.sources().readText(file);
            files.put(file, content);
        }
        return content;
    }

    private static Node toBoolean(Scalar written, String text) {
        String stripped = text.strip();
        boolean quoted = stripped.length() >= 2 && "'\"".indexOf(stripped.charAt(0)) >= 0;
        String word = quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw written.wrong("strToBool takes true, false, 0 or 1, not '" + word + "'");
        }
        return new Scalar(written.location(), String.valueOf(TRUE.contains(word)), true);
    }
}
