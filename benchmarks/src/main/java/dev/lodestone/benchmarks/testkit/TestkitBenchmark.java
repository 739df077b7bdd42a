package dev.lodestone.benchmarks.testkit;

import dev.lodestone.benchmarks.harness.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program that runs a thousand tests with the test kit and with an embedded peer, in turns, and prints how long each side
 * took; or, on request, how long a new process takes to its first answer. {@code benchmarks/README.md} tells how to read the
 * output.
 */
public final class TestkitBenchmark {

    /** The project's top folder, when it is not the current one. */
    private static final String ROOT_PROPERTY = "lodestone.root";

    /** The class path of programs that use the test kit. */
    private static final String CLASS_PATH_PROPERTY = "lodestone.testkit.classpath";

    private final TestkitOptions options;
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream progress;

    private TestkitBenchmark(TestkitOptions options, Programs programs, PrintStream out, PrintStream progress) {
        this.options = options;
        this.programs = programs;
        this.out = out;
        this.progress = progress;
    }

    /** Runs the benchmark; exit status 1 tells that a test failed or was not run, 2 that the command line is wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(TestkitOptions.usage());
            return;
        }
        TestkitOptions options;
        try {
            options = TestkitOptions.parse(arguments, Path.of(System.getProperty(ROOT_PROPERTY, "")));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean clean = false;
        try {
            Programs programs = new Programs(options, System.getProperty(CLASS_PATH_PROPERTY));
            TestkitBenchmark benchmark = new TestkitBenchmark(options, programs, out, System.err);
            benchmark.printConditions();
            clean = options.cold() ? benchmark.measureFirstAnswers() : benchmark.measureTests();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        System.exit(clean ? 0 : 1);
    }

    private void printConditions() throws IOException, InterruptedException {
        out.println("Machine: " + Machine.description() + ", load average " + Machine.loadAverage());
        out.println("Java: " + programs.javaVersion()
                + options.javaOptions().stream().map(option -> ", " + option).collect(Collectors.joining()));
        out.println("Rounds: " + options.rounds() + " after " + options.warmUpRounds() + " not counted");
        if (options.runsBefore() > 0) {
            out.println("Runs in each process before the one that counts: " + options.runsBefore());
        }
    }

    /** Measures the tests in each way; tells whether all of them have passed each time. */
    private boolean measureTests() throws IOException, InterruptedException {
        if (options.ways().stream().anyMatch(Way::isPeer)) {
            programs.installPeer();
            out.println("Peer: DynamoDB Local " + programs.peerVersion() + ", embedded, in memory");
        }
        for (Way way : options.ways()) {
            out.println("Way: " + way.label() + ", " + way.description());
        }
        Map<Way, List<TestRun>> runs = new EnumMap<>(Way.class);
        boolean clean = true;
        for (int round = -options.warmUpRounds(); round < options.rounds(); round++) {
            for (Way way : turns(options.ways(), round)) {
                TestRun run = TestRun.of(programs.tests(way).run(programs.work()));
                clean &= run.isClean();
                progress.printf(
                        "%s, %s: %d of %d tests passed, tests %.2f s, process %.2f s%n",
                        name(round),
                        way.label(),
                        run.succeeded(),
                        TestRun.TESTS,
                        run.tests() / 1e9,
                        run.process() / 1e9);
                keep(runs, way, run, round);
            }
        }
        out.print(TestkitReport.tests(runs, options));
        return clean;
    }

    /** Measures the first answers of new processes; a program that fails ends the measurement. */
    private boolean measureFirstAnswers() throws IOException, InterruptedException {
        List<ColdProgram> all = Arrays.stream(ColdProgram.values())
                .filter(program -> options.archive() || !program.isArchived())
                .toList();
        for (ColdProgram program : all) {
            if (program.isArchived()) {
                programs.training(program).run(programs.work());
            }
        }
        Map<ColdProgram, List<ColdRun>> runs = new EnumMap<>(ColdProgram.class);
        for (int round = -options.warmUpRounds(); round < options.rounds(); round++) {
            for (ColdProgram program : turns(all, round)) {
                ColdRun run = ColdRun.of(programs.cold(program).run(programs.work()));
                progress.printf("%s, %s: %.0f ms%n", name(round), program.label(), run.answer() / 1e6);
                keep(runs, program, run, round);
            }
        }
        out.println();
        out.print(TestkitReport.cold(runs, options));
        return true;
    }

    /** Another one comes first in each round. */
    private static <T> List<T> turns(List<T> all, int round) {
        List<T> turns = new ArrayList<>(all);
        Collections.rotate(turns, -round);
        return turns;
    }

    private static <K, R> void keep(Map<K, List<R>> runs, K key, R run, int round) {
        if (round >= 0) {
            runs.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
        }
    }

    private static String name(int round) {
        return round < 0 ? "Warm-up round" : "Round " + (round + 1);
    }
}
