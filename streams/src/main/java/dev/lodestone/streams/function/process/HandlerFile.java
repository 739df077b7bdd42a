package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the handler of a function should be, as far as its name tells. */
final class HandlerFile {
    private HandlerFile() {}

    /** What is missing, for the user; null if nothing is, or nobody can tell. */
    static String missing(FunctionDefinition function) {
        Path folder = function.code().folder();
        List<String> files = files(function);
        boolean isThere = files.isEmpty()
                || files.stream()
                        .anyMatch(file -> Files.exists(folder.resolve(file).normalize()));
        return isThere
                ? null
                : "there is no " + String.join(", ", files) + " in " + folder + ", where its handler would be";
    }

    private static List<String> files(FunctionDefinition function) {
        String handler = function.configuration().handler();
        int slash = handler.lastIndexOf('/');
        return switch (function.configuration().kind()) {
            case NODE -> {
                int dot = handler.indexOf('.', slash + 1);
                yield dot < 0 ? List.of() : named(handler.substring(0, dot), ".js", ".mjs", ".cjs");
            }
            case PYTHON -> {
                int dot = handler.lastIndexOf('.');
                yield dot < 0 ? List.of() : named(handler.substring(0, dot).replace('.', '/'), ".py", "/__init__.py");
            }
            case JAVA, PROVIDED -> List.of();
        };
    }

    private static List<String> named(String module, String... endings) {
        return Stream.of(endings).map(ending -> module + ending).toList();
    }
}
