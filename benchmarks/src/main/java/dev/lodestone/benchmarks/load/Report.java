package dev.lodestone.benchmarks.load;

import dev.lodestone.benchmarks.harness.Spread;
import dev.lodestone.benchmarks.harness.Table;
import java.util.List;
import java.util.Locale;

/** The tables that the harness prints. */
final class Report {

    /** Stands for what is not known, as the ratio of a server that gave errors. */
    private static final String UNKNOWN = "–";

    private Report() {}

    /** What each server reached in each operation, with its ratio to the baseline, and the first error of each. */
    static String load(Results results, HarnessOptions options) {
        String costs = costs(results, options);
        return speeds(results, options) + (costs.isEmpty() ? "" : "\n" + costs) + errors(results, options);
    }

    private static String speeds(Results results, HarnessOptions options) {
        Table table = new Table(
                "Operation",
                "Server",
                "ops/s",
                "least–most",
                "ratio",
                "least–most",
                "p50 µs",
                "p99 µs",
                "max µs",
                "errors",
                "server CPU µs/op",
                "load CPU µs/op",
                "other CPU %");
        for (LoadOperation operation : options.operations()) {
            for (String server : options.names()) {
                table.row(row(results, operation, server, options.baseline()));
            }
        }
        return print(table, options);
    }

    /** What the operations cost that do something more than another one, as multiples of that one's cost. */
    private static String costs(Results results, HarnessOptions options) {
        Table table = new Table("Operation", "Server", "than", "costs times", "least–most", "in server CPU");
        boolean isEmpty = true;
        for (LoadOperation operation : options.operations()) {
            LoadOperation plain = operation.plain();
            if (plain != null && options.operations().contains(plain)) {
                isEmpty = false;
                for (String server : options.names()) {
                    table.row(cost(results, operation, plain, server));
                }
            }
        }
        return isEmpty ? "" : print(table, options);
    }

    private static String[] cost(Results results, LoadOperation operation, LoadOperation plain, String server) {
        boolean comparable = results.errors(operation, server) == 0 && results.errors(plain, server) == 0;
        Spread times = Spread.ofRatios(results.perSecond(plain, server), results.perSecond(operation, server));
        double cpu = results.serverCpu(operation, server) / results.serverCpu(plain, server);
        return new String[] {
            operation.label(),
            server,
            plain.label(),
            comparable ? format("%.2f", times.median()) : UNKNOWN,
            comparable ? format("%.2f–%.2f", times.least(), times.most()) : UNKNOWN,
            comparable ? known("%.2f", cpu) : UNKNOWN
        };
    }

    private static String errors(Results results, HarnessOptions options) {
        StringBuilder errors = new StringBuilder();
        for (LoadOperation operation : options.operations()) {
            for (String server : options.names()) {
                String error = results.firstError(operation, server);
                if (error != null) {
                    errors.append(operation.label()).append(" on ").append(server);
                    errors.append(", first error: ").append(error).append('\n');
                }
            }
        }
        return errors.isEmpty() ? "" : "\n" + errors;
    }

    /** How long each server took to its first answer; the arrays hold nanoseconds, one for each round. */
    static String startUp(List<double[]> nanos, HarnessOptions options) {
        List<String> names = options.names();
        double[] baseline = nanos.get(names.indexOf(options.baseline()));
        Table table = new Table("Server", "start-up ms", "least–most", "ratio", "least–most");
        for (int i = 0; i < names.size(); i++) {
            Spread times = Spread.of(nanos.get(i));
            Spread ratios = Spread.ofRatios(nanos.get(i), baseline);
            table.row(
                    names.get(i),
                    format("%.0f", times.median() / 1e6),
                    format("%.0f–%.0f", times.least() / 1e6, times.most() / 1e6),
                    format("%.2f", ratios.median()),
                    format("%.2f–%.2f", ratios.least(), ratios.most()));
        }
        return print(table, options);
    }

    /** How long after puts a function was entered, round by round and load by load. */
    static String triggers(List<TriggerTimes> times, HarnessOptions options) {
        Table table = new Table(
                "Load", "puts", "p50 ms", "p99 ms", "max ms", "after answer: p50 ms", "p99 ms", "max ms", "missing");
        for (TriggerTimes each : times) {
            table.row(
                    each.load(),
                    Long.toString(each.sinceRequest().total()),
                    millis(each.sinceRequest().percentile(0.5)),
                    millis(each.sinceRequest().percentile(0.99)),
                    millis(each.sinceRequest().max()),
                    millis(each.sinceAnswer().percentile(0.5)),
                    millis(each.sinceAnswer().percentile(0.99)),
                    millis(each.sinceAnswer().max()),
                    Long.toString(each.missing()));
        }
        return print(table, options);
    }

    private static String millis(long nanos) {
        return format("%.2f", nanos / 1e6);
    }

    private static String[] row(Results results, LoadOperation operation, String server, String baseline) {
        double[] perSecond = results.perSecond(operation, server);
        Spread speeds = Spread.of(perSecond);
        boolean comparable = results.errors(operation, server) == 0 && results.errors(operation, baseline) == 0;
        Spread ratios = Spread.ofRatios(perSecond, results.perSecond(operation, baseline));
        LatencyHistogram latencies = results.latencies(operation, server);
        return new String[] {
            operation.label(),
            server,
            format("%.0f", speeds.median()),
            format("%.0f–%.0f", speeds.least(), speeds.most()),
            comparable ? format("%.2f", ratios.median()) : UNKNOWN,
            comparable ? format("%.2f–%.2f", ratios.least(), ratios.most()) : UNKNOWN,
            format("%.0f", latencies.percentile(0.5) / 1e3),
            format("%.0f", latencies.percentile(0.99) / 1e3),
            format("%.0f", latencies.max() / 1e3),
            Long.toString(results.errors(operation, server)),
            micros(results.serverCpu(operation, server)),
            micros(results.generatorCpu(operation, server)),
            known("%.0f", 100 * results.otherCpu(operation, server))
        };
    }

    private static String micros(double nanos) {
        return known("%.1f", nanos / 1e3);
    }

    private static String known(String pattern, double value) {
        return Double.isFinite(value) ? format(pattern, value) : UNKNOWN;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String print(Table table, HarnessOptions options) {
        return options.markdown() ? table.markdown() : table.text();
    }
}
