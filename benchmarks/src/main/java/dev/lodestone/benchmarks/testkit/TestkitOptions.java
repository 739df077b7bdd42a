package dev.lodestone.benchmarks.testkit;

import dev.lodestone.benchmarks.harness.CommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param baseline the way that ratios are given to; null for the peer's fastest
 * @param runsBefore how often a process runs the tests before the run that counts
 * @param javaHome the JDK that runs what is measured
 * @param javaOptions its options
 * @param root the project's top folder
 */
record TestkitOptions(
        List<Way> ways,
        Way baseline,
        int warmUpRounds,
        int rounds,
        int runsBefore,
        boolean cold,
        boolean archive,
        Path javaHome,
        List<String> javaOptions,
        boolean markdown,
        Path root) {

    private static final String USAGE = """
            Usage: benchmarks/testkit [OPTION]…
            Runs 1,000 tests, each with a clean store of five tables, with the test kit and with DynamoDB Local embedded, and
            prints how long they take.

              --way NAME            a way to give each test a clean store; may be repeated (default: all of them):
            %s
              --baseline NAME       the way to give ratios to (default: the fastest of dynamodb-local's)
              --warm-up-rounds N    rounds before those that count (default: 1)
              --rounds N            rounds, in which the ways take turns (default: 3; of --cold 20)
              --runs-before N       runs of the tests in the same process before the one that counts (default: 0)
              --cold                measure the time from the first line of a new process's main to its first answer instead
              --archive             with --cold: also with a class-data archive, which a run before has left
              --java HOME           the JDK that runs what is measured (default: the one that runs this)
              --java-option OPTION  an option of the JVM for all that is measured; may be repeated
              --markdown            print Markdown tables
              --help                print this
            """;

    private static final int ROUNDS = 3;
    private static final int COLD_ROUNDS = 20;

    /** What {@code --help} prints. */
    static String usage() {
        return USAGE.formatted(Arrays.stream(Way.values())
                .map(way -> String.format("%26s%-28s %s", "", way.label(), way.description()))
                .collect(Collectors.joining("\n")));
    }

    /** Reads the command line; the message of the exception tells the user what is wrong. */
    static TestkitOptions parse(String[] arguments, Path root) {
        Builder builder = new Builder();
        CommandLine.read(arguments, builder::flag, builder::value);
        return builder.build(root);
    }

    /** Collects options in the order of the command line. */
    private static final class Builder {
        private final List<Way> ways = new ArrayList<>();
        private Way baseline;
        private int warmUpRounds = 1;
        private int rounds;
        private int runsBefore;
        private boolean cold;
        private boolean archive;
        private Path javaHome = Path.of(System.getProperty("java.home"));
        private final List<String> javaOptions = new ArrayList<>();
        private boolean markdown;

        boolean flag(String name) {
            switch (name) {
                case "--cold" -> cold = true;
                case "--archive" -> archive = true;
                case "--markdown" -> markdown = true;
                default -> {
                    return false;
                }
            }
            return true;
        }

        void value(String name, String value) {
            switch (name) {
                case "--way" -> ways.add(Way.labelled(value));
                case "--baseline" -> baseline = Way.labelled(value);
                case "--warm-up-rounds" -> warmUpRounds = CommandLine.number(name, value, 0, 100);
                case "--rounds" -> rounds = CommandLine.number(name, value, 1, 1000);
                case "--runs-before" -> runsBefore = CommandLine.number(name, value, 0, 100);
                case "--java" -> javaHome = Path.of(value);
                case "--java-option" -> javaOptions.add(value);
                default -> throw CommandLine.unknown(name);
            }
        }

        TestkitOptions build(Path root) {
            if (cold && (!ways.isEmpty() || baseline != null || runsBefore > 0)) {
                throw new IllegalArgumentException("--cold goes without --way, --baseline and --runs-before");
            }
            if (archive && !cold) {
                throw new IllegalArgumentException("--archive goes with --cold");
            }
            List<Way> chosen = ways.isEmpty() ? List.of(Way.values()) : List.copyOf(ways);
            if (chosen.stream().distinct().count() < chosen.size()) {
                throw new IllegalArgumentException("A way is given twice");
            }
            if (baseline != null && !chosen.contains(baseline)) {
                throw CommandLine.notAmong(baseline.label(), "ways");
            }
            int wanted = rounds > 0 ? rounds : cold ? COLD_ROUNDS : ROUNDS;
            return new TestkitOptions(
                    chosen,
                    baseline,
                    warmUpRounds,
                    wanted,
                    runsBefore,
                    cold,
                    archive,
                    javaHome,
                    List.copyOf(javaOptions),
                    markdown,
                    root);
        }
    }
}
