package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The programs that run handlers in the processes of their languages, as files, which are written when the first process is
 * started. Thread-safe.
 */
public final class Bootstraps {
    /** No function has such a name, whose code lies beside them. */
    private static final String FOLDER = ".runtime";

    static final String NODE = "bootstrap.mjs";
    static final String PYTHON = "bootstrap.py";

    private final FunctionDirectory directory;
    private Path unpacked;

    /** Those of functions that have their files in this directory. */
    public Bootstraps(FunctionDirectory directory) {
        this.directory = directory;
    }

    /** The folder that they are in. */
    public synchronized Path folder() {
        if (unpacked == null) {
            Path folder = directory.path().resolve(FOLDER);
            unpack(folder);
            unpacked = folder;
        }
        return unpacked;
    }

    private static void unpack(Path directory) {
        try {
            Files.createDirectories(directory);
            for (String name : List.of(NODE, PYTHON)) {
                try (InputStream resource = Bootstraps.class.getResourceAsStream(name)) {
                    Files.copy(resource, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
