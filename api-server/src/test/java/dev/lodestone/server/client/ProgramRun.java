package dev.lodestone.server.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program that ran in a process of its own came to.
 *
 * @param status its exit status; {@link #NOT_STARTED} and {@link #TIMED_OUT} are none of a program's own
 * @param output what it wrote to both of its outputs
 */
record ProgramRun(int status, String output) {
    static final int NOT_STARTED = -1;
    static final int TIMED_OUT = -2;

    private static final int TIMEOUT_MINUTES = 5;

    boolean succeeded() {
        return status == 0;
    }

    /** Runs a program to its end in the current directory. */
    static ProgramRun of(String... command) {
        return of(Path.of(""), List.of(), command);
    }

    /**
     * Runs a program to its end.
     *
     * @param directory where it runs
     * @param programs directories in which programs are looked for before those of the path
     */
    static ProgramRun of(Path directory, List<Path> programs, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"));
        for (Path first : programs) {
            builder.environment().merge("PATH", first.toString(), (path, added) -> added + File.pathSeparator + path);
        }
        try {
            return run(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + List.of(command) + " ran", e);
        }
    }

    private static ProgramRun run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".out");
        try {
            Process process = start(builder.redirectOutput(output.toFile()), output);
            if (process == null) {
                return new ProgramRun(NOT_STARTED, Files.readString(output));
            }
            if (process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                return new ProgramRun(process.exitValue(), Files.readString(output));
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new ProgramRun(TIMED_OUT, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** Starts the process, or gives null and writes why to the output. */
    private static Process start(ProcessBuilder builder, Path output) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            Files.writeString(output, e.getMessage());
            return null;
        }
    }
}
