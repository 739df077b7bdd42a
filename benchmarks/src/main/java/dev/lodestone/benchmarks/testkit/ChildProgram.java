package dev.lodestone.benchmarks.testkit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A program that is measured, in a process of its own. The last of its arguments is the file to which it writes what it has
 * measured, as lines of {@code name=value}.
 *
 * @param name names its files
 * @param command all of it but that last argument
 */
record ChildProgram(String name, List<String> command) {

    private static final long MINUTES = 10;

    /** Peers are told not to send anything to anybody, which would take time too. */
    private static final String TELEMETRY = "DDB_LOCAL_TELEMETRY";

    /**
     * What a program has written, and how long its process took.
     *
     * @param nanos from before its start until it had ended
     */
    record Outcome(Properties values, long nanos) {

        long number(String name) {
            return Long.parseLong(values.getProperty(name));
        }
    }

    /**
     * Runs the program to its end.
     *
     * @param folder for what it writes; its output is there too, in a file that each run begins anew
     */
    Outcome run(Path folder) throws IOException, InterruptedException {
        Path result = folder.resolve(name + ".properties");
        Files.deleteIfExists(result);
        List<String> all = new ArrayList<>(command);
        all.add(result.toString());
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put(TELEMETRY, "0");

        long start = System.nanoTime();
        Process process = builder.start();
        Thread end = new Thread(process::destroyForcibly, "end-child");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(name + " has not ended after " + MINUTES + " minutes; see " + log);
            }
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        long nanos = System.nanoTime() - start;
        if (process.exitValue() != 0 || !Files.exists(result)) {
            throw new IOException(name + " ended with " + process.exitValue() + "; see " + log);
        }
        return new Outcome(read(result), nanos);
    }

    private static Properties read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return values;
    }
}
