package dev.lodestone.streams.function.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where functions have what they need as files: a directory for nothing else, or a temporary one, which is made when
 * something is put there for the first time. Thread-safe.
 */
public final class FunctionDirectory implements AutoCloseable {
    private final boolean isTemporary;
    private Path path;

    private FunctionDirectory(Path path) {
        this.path = path;
        isTemporary = path == null;
    }

    /**
     * The directory at a path.
     *
     * @param path null for a temporary one
     */
    public static FunctionDirectory at(Path path) {
        return new FunctionDirectory(path);
    }

    /** Where it is; a temporary one is made if it has not been. */
    public synchronized Path path() {
        if (path == null) {
            try {
                path = Files.createTempDirectory("lodestone-functions");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return path;
    }

    /** Where it is; null if it does not exist. */
    synchronized Path existing() {
        return path == null || !Files.isDirectory(path) ? null : path;
    }

    /** Deletes a temporary one. */
    @Override
    public synchronized void close() {
        if (isTemporary && path != null) {
            CodeStore.delete(path);
            path = null;
        }
    }
}
