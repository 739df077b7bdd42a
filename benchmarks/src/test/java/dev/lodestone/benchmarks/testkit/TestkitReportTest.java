package dev.lodestone.benchmarks.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestkitReportTest {
    private static final String[] WAYS = {
        "--way", "lodestone", "--way", "dynamodb-local-new-instance", "--way", "dynamodb-local-new-tables"
    };

    @Test
    void comparesWithThePeersFastestWayRoundByRound() {
        Map<Way, List<TestRun>> runs = new EnumMap<>(Way.class);
        runs.put(Way.LODESTONE, List.of(run(100, 1000), run(200, 1000)));
        runs.put(Way.DYNAMODB_LOCAL_NEW_INSTANCE, List.of(run(3000, 1000), run(4000, 1000)));
        runs.put(Way.DYNAMODB_LOCAL_NEW_TABLES, List.of(run(1000, 1000), run(4000, 1000)));

        String report = TestkitReport.tests(runs, options(2, WAYS));
        assertTrue(report.startsWith("Ratios are to dynamodb-local-new-tables\n\n"), report);
        assertEquals("""
                Tests                           s  least–most  ratio   least–most       round 1       round 2
                lodestone                    0.15   0.10–0.20  0.075  0.050–0.100  0.10 (0.100)  0.20 (0.050)
                dynamodb-local-new-instance  3.50   3.00–4.00  2.000  1.000–3.000  3.00 (3.000)  4.00 (1.000)
                dynamodb-local-new-tables    2.50   1.00–4.00  1.000  1.000–1.000  1.00 (1.000)  4.00 (1.000)
                """, table(report, "Tests"));
        assertEquals("""
                Around their bodies             s  least–most  ratio   least–most       round 1       round 2
                lodestone                    0.09   0.06–0.12  0.075  0.050–0.100  0.06 (0.100)  0.12 (0.050)
                dynamodb-local-new-instance  2.10   1.80–2.40  2.000  1.000–3.000  1.80 (3.000)  2.40 (1.000)
                dynamodb-local-new-tables    1.50   0.60–2.40  1.000  1.000–1.000  0.60 (1.000)  2.40 (1.000)
                """, table(report, "Around their bodies"));
    }

    @Test
    void givesNoRatioToTestsThatDidNotAllPass() {
        Map<Way, List<TestRun>> runs = new EnumMap<>(Way.class);
        runs.put(Way.LODESTONE, List.of(run(100, 999)));
        runs.put(Way.DYNAMODB_LOCAL_NEW_INSTANCE, List.of(run(3000, 1000)));
        runs.put(Way.DYNAMODB_LOCAL_NEW_TABLES, List.of(run(1000, 1000)));
        String[] arguments = Arrays.copyOf(WAYS, WAYS.length + 1);
        arguments[WAYS.length] = "--markdown";

        String report = TestkitReport.tests(runs, options(1, arguments));
        assertEquals("""
                | Process                     |    s | least–most | ratio |  least–most |      round 1 |
                |-----------------------------|-----:|-----------:|------:|------------:|-------------:|
                | lodestone                   | 0.20 |  0.20–0.20 |     – |           – |     0.20 (–) |
                | dynamodb-local-new-instance | 6.00 |  6.00–6.00 | 3.000 | 3.000–3.000 | 6.00 (3.000) |
                | dynamodb-local-new-tables   | 2.00 |  2.00–2.00 | 1.000 | 1.000–1.000 | 2.00 (1.000) |
                """, table(report, "| Process "));
        assertTrue(report.endsWith("\nlodestone: of 1000 tests 999 passed, and 1 failed\n"), report);
    }

    @Test
    void countsTestsThatWereNotRunAsAFault() {
        assertTrue(new TestRun(1000, 0, 1, 1, 1, 1).isClean());
        assertFalse(new TestRun(900, 0, 1, 1, 1, 1).isClean());
        assertFalse(new TestRun(1001, 0, 1, 1, 1, 1).isClean());
        assertFalse(new TestRun(1000, 1, 1, 1, 1, 1).isClean());
    }

    @Test
    void tellsWhatAFirstAnswerTakesBeyondTheSdk() {
        Map<ColdProgram, List<ColdRun>> runs = new EnumMap<>(ColdProgram.class);
        runs.put(ColdProgram.LODESTONE, List.of(cold(20, 150, 300), cold(30, 160, 320)));
        runs.put(ColdProgram.FLOOR, List.of(cold(0, 110, 240), cold(0, 110, 260)));

        assertEquals("""
                Program    first answer ms  least–most  beyond floor ms  least–most  store ms  client ms  request ms  item read ms  process ms
                lodestone              310     300–320               60       60–60        25        130         155           410         510
                floor                  250     240–260                –           –         –        110         140           350         450
                """, TestkitReport.cold(runs, options(2, "--cold")));
    }

    private static String table(String report, String title) {
        int start = report.indexOf("\n" + title) + 1;
        int end = report.indexOf("\n\n", start);
        return end < 0 ? report.substring(start) : report.substring(start, end + 1);
    }

    /** A run of so many milliseconds, of which the bodies took two fifths; the process took twice as long. */
    private static TestRun run(long millis, long succeeded) {
        long nanos = millis * 1_000_000;
        return new TestRun(succeeded, TestRun.TESTS - succeeded, nanos, nanos * 2 / 5, nanos * 3, nanos * 2);
    }

    private static ColdRun cold(long store, long client, long answer) {
        long milli = 1_000_000;
        return new ColdRun(
                store * milli, client * milli, answer * milli, (answer + 100) * milli, (answer + 200) * milli);
    }

    private static TestkitOptions options(int rounds, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rounds", Integer.toString(rounds)));
        return TestkitOptions.parse(all.toArray(String[]::new), Path.of(""));
    }
}
