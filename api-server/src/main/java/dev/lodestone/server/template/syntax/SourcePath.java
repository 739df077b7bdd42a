package dev.lodestone.server.template.syntax;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as documents name them. */
public final class SourcePath {
    private SourcePath() {}

    /**
     * The path that a text names.
     *
     * @param folder what it is relative to
     * @param location where the text stands
     */
    public static Path resolve(Path folder, String text, Location location) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new TemplateException(location, "'" + text + "' is no path");
        }
    }
}
