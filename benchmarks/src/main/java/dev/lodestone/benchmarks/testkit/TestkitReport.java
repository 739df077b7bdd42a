package dev.lodestone.benchmarks.testkit;

import dev.lodestone.benchmarks.harness.Spread;
import dev.lodestone.benchmarks.harness.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The tables that the benchmark prints. */
final class TestkitReport {

    /** Stands for what is not known, as the ratio of tests that failed. */
    private static final String UNKNOWN = "–";

    private TestkitReport() {}

    /** How long the tests took in each way, over all rounds and round by round, and which of them did not all pass. */
    static String tests(Map<Way, List<TestRun>> runs, TestkitOptions options) {
        return "Ratios are to " + baseline(runs, options).label() + "\n\n"
                + print(times("Tests", runs, TestRun::tests, options), options) + "\n"
                + print(times("Around their bodies", runs, TestRun::aroundBodies, options), options) + "\n"
                + print(times("Processor time", runs, TestRun::cpu, options), options) + "\n"
                + print(times("Process", runs, TestRun::process, options), options)
                + faults(runs, options);
    }

    /** The way that the others are compared with: the peer's fastest, unless it was chosen. */
    static Way baseline(Map<Way, List<TestRun>> runs, TestkitOptions options) {
        if (options.baseline() != null) {
            return options.baseline();
        }
        return options.ways().stream()
                .filter(Way::isPeer)
                .min(Comparator.comparingDouble(
                        way -> Spread.of(nanos(runs.get(way), TestRun::tests)).median()))
                .orElse(options.ways().get(options.ways().size() - 1));
    }

    private static Table times(
            String title, Map<Way, List<TestRun>> runs, ToLongFunction<TestRun> time, TestkitOptions options) {
        List<String> titles = new ArrayList<>(List.of(title, "s", "least–most", "ratio", "least–most"));
        for (int round = 1; round <= options.rounds(); round++) {
            titles.add("round " + round);
        }
        Table table = new Table(titles.toArray(String[]::new));
        List<TestRun> baseline = runs.get(baseline(runs, options));
        for (Way way : options.ways()) {
            table.row(row(way, runs.get(way), baseline, time));
        }
        return table;
    }

    private static String[] row(Way way, List<TestRun> runs, List<TestRun> baseline, ToLongFunction<TestRun> time) {
        double[] nanos = nanos(runs, time);
        double[] others = nanos(baseline, time);
        boolean comparable = isClean(runs) && isClean(baseline);
        List<String> cells = new ArrayList<>(List.of(way.label()));
        cells.addAll(spread("%.2f", "%.2f–%.2f", Spread.of(nanos), 1e9));
        cells.addAll(
                comparable
                        ? spread("%.3f", "%.3f–%.3f", Spread.ofRatios(nanos, others), 1)
                        : List.of(UNKNOWN, UNKNOWN));
        for (int round = 0; round < nanos.length; round++) {
            String ratio = comparable ? format("%.3f", nanos[round] / others[round]) : UNKNOWN;
            cells.add(format("%.2f (%s)", nanos[round] / 1e9, ratio));
        }
        return cells.toArray(String[]::new);
    }

    private static String faults(Map<Way, List<TestRun>> runs, TestkitOptions options) {
        StringBuilder faults = new StringBuilder();
        for (Way way : options.ways()) {
            for (TestRun run : runs.get(way)) {
                if (!run.isClean()) {
                    faults.append(way.label())
                            .append(": of ")
                            .append(TestRun.TESTS)
                            .append(" tests ");
                    faults.append(run.succeeded()).append(" passed, and ").append(run.failed());
                    faults.append(" failed\n");
                }
            }
        }
        return faults.isEmpty() ? "" : "\n" + faults;
    }

    private static boolean isClean(List<TestRun> runs) {
        return runs.stream().allMatch(TestRun::isClean);
    }

    /** How long new processes took to their first answers, and what of that is not the SDK's own. */
    static String cold(Map<ColdProgram, List<ColdRun>> runs, TestkitOptions options) {
        Table table = new Table(
                "Program",
                "first answer ms",
                "least–most",
                "beyond floor ms",
                "least–most",
                "store ms",
                "client ms",
                "request ms",
                "item read ms",
                "process ms");
        runs.forEach((program, ofProgram) -> {
            double[] answers = nanos(ofProgram, ColdRun::answer);
            double[] floors = nanos(runs.get(program.floor()), ColdRun::answer);
            double[] beyond = new double[answers.length];
            for (int i = 0; i < beyond.length; i++) {
                beyond[i] = answers[i] - floors[i];
            }
            List<String> cells = new ArrayList<>(List.of(program.label()));
            cells.addAll(spread("%.0f", "%.0f–%.0f", Spread.of(answers), 1e6));
            cells.addAll(
                    program == program.floor()
                            ? List.of(UNKNOWN, UNKNOWN)
                            : spread("%.0f", "%.0f–%.0f", Spread.of(beyond), 1e6));
            cells.add(program == program.floor() ? UNKNOWN : millis(ofProgram, ColdRun::store));
            cells.add(millis(ofProgram, run -> run.client() - run.store()));
            cells.add(millis(ofProgram, run -> run.answer() - run.client()));
            cells.add(millis(ofProgram, ColdRun::item));
            cells.add(millis(ofProgram, ColdRun::process));
            table.row(cells.toArray(String[]::new));
        });
        return print(table, options);
    }

    private static String millis(List<ColdRun> runs, ToLongFunction<ColdRun> time) {
        return format("%.0f", Spread.of(nanos(runs, time)).median() / 1e6);
    }

    private static <T> double[] nanos(List<T> runs, ToLongFunction<T> time) {
        return runs.stream().mapToDouble(run -> (double) time.applyAsLong(run)).toArray();
    }

    private static List<String> spread(String median, String bounds, Spread spread, double unit) {
        return List.of(
                format(median, spread.median() / unit), format(bounds, spread.least() / unit, spread.most() / unit));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String print(Table table, TestkitOptions options) {
        return options.markdown() ? table.markdown() : table.text();
    }
}
