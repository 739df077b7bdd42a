package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String[] SERVERS = {"--server", "lodestone", "--server", "dynamodb-local"};

    @Test
    void givesTheMedianOfTheRoundsAndOfTheirRatios() {
        Results results = new Results();
        long[] ours = {3000, 5000, 4000};
        long[] theirs = {1000, 2500, 1000};
        for (int round = 0; round < 3; round++) {
            results.add(LoadOperation.GET_ITEM, "lodestone", measurement(ours[round], 0, null));
            results.add(LoadOperation.GET_ITEM, "dynamodb-local", measurement(theirs[round], 0, null));
        }

        assertEquals("""
                Operation          Server  ops/s  least–most  ratio  least–most  p50 µs  p99 µs  max µs  errors  server CPU µs/op  load CPU µs/op  other CPU %
                GetItem         lodestone   2000   1500–2500   3.00   2.00–4.00    1000    1000    1000       0             150.0            37.5            –
                GetItem    dynamodb-local    500    500–1250   1.00   1.00–1.00    1000    1000    1000       0             400.0           100.0            –
                """, Report.load(results, options("--operation", "GetItem")));
    }

    @Test
    void givesNoRatioWhereThereWereErrors() {
        Results results = new Results();
        results.add(LoadOperation.SCAN, "lodestone", measurement(2000, 1, "status 500"));
        results.add(LoadOperation.SCAN, "dynamodb-local", measurement(1000, 0, null));

        assertEquals("""
                | Operation |         Server | ops/s | least–most | ratio | least–most | p50 µs | p99 µs | max µs | errors | server CPU µs/op | load CPU µs/op | other CPU % |
                |-----------|---------------:|------:|-----------:|------:|-----------:|-------:|-------:|-------:|-------:|-----------------:|---------------:|------------:|
                | Scan      |      lodestone |  1000 |  1000–1000 |     – |          – |   1000 |   1000 |   1000 |      1 |            300.0 |           75.0 |           – |
                | Scan      | dynamodb-local |   500 |    500–500 |  1.00 |  1.00–1.00 |   1000 |   1000 |   1000 |      0 |            600.0 |          150.0 |           – |

                Scan on lodestone, first error: status 500
                """, Report.load(results, options("--operation", "Scan", "--markdown")));
    }

    /** A cost is how many times as long it takes, round by round. */
    @Test
    void tellsWhatAnOperationCostsMoreThanAPlainOne() {
        Results results = new Results();
        long[] plain = {3000, 6000, 4000};
        long[] streamed = {2000, 3000, 4000};
        for (int round = 0; round < 3; round++) {
            results.add(LoadOperation.PUT_ITEM, "lodestone", measurement(plain[round], 0, null));
            results.add(LoadOperation.PUT_ITEM_STREAMED, "lodestone", measurement(streamed[round], 0, null));
            results.add(LoadOperation.PUT_ITEM, "dynamodb-local", measurement(1000, 0, null));
            results.add(LoadOperation.PUT_ITEM_STREAMED, "dynamodb-local", measurement(1000, 1, "status 500"));
        }

        String report = Report.load(results, options("--operation", "PutItem", "--operation", "PutItem+stream"));
        assertEquals("""
                Operation               Server     than  costs times  least–most  in server CPU
                PutItem+stream       lodestone  PutItem         1.50   1.00–2.00           1.44
                PutItem+stream  dynamodb-local  PutItem            –           –              –

                PutItem+stream on dynamodb-local, first error: status 500
                """, report.substring(report.indexOf("\n\n") + 2));
    }

    @Test
    void comparesStartUps() {
        List<double[]> nanos = List.of(new double[] {2e8, 1e8, 3e8}, new double[] {8e8, 1e9, 9e8});

        assertEquals("""
                Server          start-up ms  least–most  ratio  least–most
                lodestone               200     100–300   0.25   0.10–0.33
                dynamodb-local          900    800–1000   1.00   1.00–1.00
                """, Report.startUp(nanos, options()));
    }

    @Test
    void givesToOthersWhatTheMachineTookBeyondServerAndLoad() {
        CpuTimes before = new CpuTimes(100, 1000);
        CpuTimes after = new CpuTimes(400, 1500);

        assertEquals(300, after.serverSince(before));
        assertEquals(150, after.othersSince(before, 50));
        assertEquals(0, after.othersSince(before, 250));
        assertEquals(CpuTimes.UNKNOWN, new CpuTimes(CpuTimes.UNKNOWN, 1500).othersSince(before, 50));
    }

    /** Two seconds with the given number of operations of 1 ms each. */
    private static Measurement measurement(long operations, long errors, String firstError) {
        LatencyHistogram latencies = new LatencyHistogram();
        latencies.record(1_000_000);
        return new Measurement(
                operations,
                errors,
                firstError,
                latencies,
                2_000_000_000L,
                150_000_000L,
                600_000_000L,
                CpuTimes.UNKNOWN);
    }

    private static HarnessOptions options(String... more) {
        String[] all = new String[SERVERS.length + more.length];
        System.arraycopy(SERVERS, 0, all, 0, SERVERS.length);
        System.arraycopy(more, 0, all, SERVERS.length, more.length);
        return HarnessOptions.parse(all, Path.of(""));
    }
}
