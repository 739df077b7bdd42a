package dev.lodestone.benchmarks.testkit.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** When a process had got how far, as {@link System#nanoTime}. Its class is loaded when all has been measured. */
record ColdTimes(long start, long store, long client, long answer, long item) {

    /** Writes the times since the start, as lines of {@code name=value}. */
    void write(Path file) throws IOException {
        Files.writeString(
                file,
                "store=" + (store - start)
                        + "\nclient=" + (client - start)
                        + "\nanswer=" + (answer - start)
                        + "\nitem=" + (item - start) + "\n");
    }
}
