package dev.lodestone.server.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells other processes the port through a file that is never seen half written. */
final class PortFile {
    private PortFile() {}

    static void write(Path file, int port) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".tmp");
        Files.write(unfinished, (port + "\n").getBytes(US_ASCII));
        try {
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, absolute, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
