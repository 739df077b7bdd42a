package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A copy of an example whose tests start servers, and what has become of those. The launcher that it is given writes down
 * the process of each.
 */
final class RunnerExample {
    /** What a launcher does, as the line of a shell script. */
    static final String START_SERVER = "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
            + "' dev.lodestone.server.cli.LodestoneServer \"$@\"";

    private static final int WAIT_SECONDS = 60;

    private final Path directory;
    private final Path launcher;
    private final Path pids;
    private final Path output;

    private RunnerExample(Path directory) {
        this.directory = directory;
        this.launcher = directory.resolve("launcher");
        this.pids = directory.resolve("servers");
        this.output = directory.resolve("output");
    }

    /** Copies the example to a directory of its own, with a launcher of the server in front of the tests' class path. */
    static RunnerExample copy(String name, Path directory) throws IOException {
        deleteAll(directory);
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(InstalledClients.EXAMPLES.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        RunnerExample example = new RunnerExample(directory);
        example.launchWith(START_SERVER);
        return example;
    }

    /** Has a shell script stand where the launcher is. */
    void launchWith(String script) throws IOException {
        Files.writeString(launcher, "#!/bin/sh\necho $$ >> '" + pids + "'\n" + script + "\n");
        assertTrue(launcher.toFile().setExecutable(true));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Changes the copy. */
    void replace(String file, String text, String by) throws IOException {
        String content = Files.readString(file(file));
        assertTrue(content.contains(text), () -> file + " has no " + text);
        Files.writeString(file(file), content.replace(text, by));
    }

    /** Runs a command to its end. */
    ProgramRun run(List<String> command) {
        return ProgramRun.of(directory, List.of(), withLauncher(command).toArray(String[]::new));
    }

    /** Starts a command whose tests wait as long as the file {@code hold} is there, and waits until one of them does. */
    Process startHeld(List<String> command) throws IOException {
        Files.createFile(file("hold"));
        Process process = new ProcessBuilder(withLauncher(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await("a test that waits", () -> Files.exists(file("waiting")) || !process.isAlive());
        assertTrue(Files.exists(file("waiting")), () -> "no test waits: " + output());
        return process;
    }

    /** Ends the waiting of tests. */
    void release() throws IOException {
        Files.deleteIfExists(file("hold"));
    }

    private List<String> withLauncher(List<String> command) {
        List<String> all = new ArrayList<>(List.of("env", "LODESTONE=" + launcher));
        all.addAll(command);
        return all;
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** How many servers have been started. */
    int started() throws IOException {
        return servers().size();
    }

    /** Waits until all servers that were started have ended. */
    void awaitEndOfServers() throws IOException {
        List<Long> servers = servers();
        await("the end of the processes " + servers, () -> servers.stream().noneMatch(RunnerExample::isRunning));
    }

    /** Ends the servers that are still there. */
    void killServers() throws IOException {
        if (Files.exists(pids)) {
            servers().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    private List<Long> servers() throws IOException {
        return Files.readAllLines(pids).stream().map(Long::valueOf).toList();
    }

    /** Whether there is such a process, other than one that only waits for its parent to ask how it has ended. */
    private static boolean isRunning(long pid) {
        boolean isThere = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        try {
            return isThere
                    && !Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    /** Sends a signal by its name. */
    static void signal(Process process, String name) {
        ProgramRun kill = ProgramRun.of("kill", "-" + name, Long.toString(process.pid()));
        assertEquals(0, kill.status(), kill::output);
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
