package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is expected of an example that shows users how a test runner starts servers: that its tests run, that they would fail
 * without what they show, and that no server outlives the runner, whatever becomes of that.
 */
abstract class RunnerExampleContract {
    private static final int WAIT_SECONDS = 60;

    private RunnerExample example;

    /** A fresh copy of the example where it can run. */
    abstract RunnerExample copy() throws IOException;

    /** The command that runs the tests; with a report in the file {@code report} of its directory. */
    abstract List<String> command(String... arguments);

    /** Reads the report. */
    abstract TestReport report(Path file) throws IOException;

    /** How many servers a run without further arguments starts. */
    abstract int servers();

    /** The names of the tests: first the two that would see each other's items if nothing was rewound. */
    abstract List<String> tests();

    /** Arguments that run these two one after the other, and others that run them the other way round. */
    abstract List<String[]> orders();

    /** The file that has the line which rewinds, the line, and what stands there if nothing is to be rewound. */
    abstract String[] rewinding();

    /** Has one server be started where there might be more, and the bounds of its start and end be a second. */
    abstract void hurry(RunnerExample copy) throws IOException;

    /** Adds a test that makes the file {@code waiting}, and waits as long as there is a file {@code hold}. */
    abstract String[] waitingTest();

    @BeforeEach
    void copyExample() throws IOException {
        example = copy();
    }

    @AfterEach
    void endServers() throws IOException {
        if (example != null) {
            example.release();
            example.killServers();
        }
    }

    final RunnerExample example() {
        return example;
    }

    final ProgramRun run(String... arguments) {
        return example.run(command(arguments));
    }

    /** Runs the tests as the example is, with some arguments, and expects all of them to pass. */
    final void passes(int servers, String... arguments) throws IOException {
        ProgramRun run = run(arguments);
        assertEquals(0, run.status(), run::output);
        TestReport report = report(example.file("report"));
        assertEquals(sorted(tests()), sorted(report.passed()), run::output);
        assertEquals(List.of(), report.others());
        assertEquals(servers, example.started());
        example.awaitEndOfServers();
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    @Test
    void passes() throws IOException {
        passes(servers());
    }

    @Test
    void failsWhereNothingIsRewound() throws IOException {
        String[] rewinding = rewinding();
        example.replace(rewinding[0], rewinding[1], rewinding[2]);
        Set<String> failed = new HashSet<>();
        for (String[] order : orders()) {
            ProgramRun run = run(order);
            assertNotEquals(0, run.status(), run::output);
            List<String> others = report(example.file("report")).others();
            assertEquals(1, others.size(), () -> others + " have not passed: " + run.output());
            failed.addAll(others);
        }
        assertEquals(Set.copyOf(tests().subList(0, 2)), failed, "those that have failed, each in one order");
        example.awaitEndOfServers();
    }

    @Test
    void saysWhyTheServerHasEnded() throws IOException {
        example.launchWith("echo there is no Java; exit 3");
        ProgramRun run = run();
        assertNotEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("launcher ended with 3:\nthere is no Java"), run::output);
    }

    @Test
    void saysThatThereIsNoLauncher() throws IOException {
        Files.delete(example.file("launcher"));
        ProgramRun run = run();
        assertNotEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("set LODESTONE to the path of the launcher"), run::output);
    }

    @Test
    void endsServersThatNeverBecomeReady() throws IOException {
        hurry(example);
        example.launchWith("echo building; exec sleep 300");
        ProgramRun run = run();
        assertNotEquals(0, run.status(), run::output);
        assertTrue(run.output().contains("launcher was not ready within 1 seconds:\nbuilding"), run::output);
        example.awaitEndOfServers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void leavesNoServerWhenItIsEnded(String signal) throws Exception {
        String[] waiting = waitingTest();
        Files.writeString(example.file(waiting[0]), waiting[1]);
        Process runner = example.startHeld(command(waiting[0]));
        try {
            assertEquals(servers(), example.started());
            RunnerExample.signal(runner, signal);
            assertTrue(runner.waitFor(WAIT_SECONDS, TimeUnit.SECONDS), "the runner has ended");
            example.awaitEndOfServers();
        } finally {
            runner.destroyForcibly();
        }
    }

    static List<String> words(List<String> first, String... more) {
        List<String> words = new ArrayList<>(first);
        words.addAll(List.of(more));
        return words;
    }
}
