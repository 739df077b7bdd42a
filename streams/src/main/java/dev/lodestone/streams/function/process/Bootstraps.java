package dev.lodestone.streams.function.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The programs that run handlers in the processes of their languages, as files. */
public final class Bootstraps {
    static final String NODE = "bootstrap.mjs";
    static final String PYTHON = "bootstrap.py";

    private Bootstraps() {}

    /** Writes all of them into a directory, which is made if it does not exist. */
    public static void unpack(Path directory) {
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
