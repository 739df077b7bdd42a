package dev.lodestone.server.template;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The templates that CDK writes into its folder {@code cdk.out}. */
final class SynthesizedStacks {
    private static final String SUFFIX = ".template.json";
    private static final String NESTED_SUFFIX = ".nested" + SUFFIX;

    /** Stages have folders of their own within the folder. */
    private static final int DEPTH = 3;

    private SynthesizedStacks() {}

    static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.endsWith(NESTED_SUFFIX);
    }

    static String stackName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The templates at a path: those in it if it is a folder, else itself. */
    static List<Path> in(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> found;
        try (Stream<Path> files =
                Files.find(path, DEPTH, (file, attributes) -> attributes.isRegularFile() && isOne(file))) {
            found = files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TemplateException(
                    new Location(path.toString(), 0), "the folder cannot be read: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new TemplateException(
                    new Location(path.toString(), 0),
                    "the folder has no " + SUFFIX + " in it; name the template itself if it is not CDK's");
        }
        return found;
    }
}
