package dev.lodestone.benchmarks.load;

import dev.lodestone.benchmarks.harness.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program that runs DynamoDB-compatible servers under the same load, one after the other in every round, and
 * prints what each reached and its ratio to the baseline. {@code benchmarks/README.md} tells how to read the output.
 */
public final class LoadHarness {

    /** The project's top folder, when it is not the current one. */
    private static final String ROOT_PROPERTY = "lodestone.root";

    private final HarnessOptions options;
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream progress;

    LoadHarness(HarnessOptions options, PrintStream out, PrintStream progress) {
        this.options = options;
        this.installation = new Installation(options.root());
        this.out = out;
        this.progress = progress;
    }

    /** Runs the harness; exit status 1 tells that a server gave errors, 2 that the command line is wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(HarnessOptions.USAGE);
            return;
        }
        HarnessOptions options;
        try {
            options = HarnessOptions.parse(arguments, Path.of(System.getProperty(ROOT_PROPERTY, "")));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        LoadHarness harness = new LoadHarness(options, out, System.err);
        boolean clean = false;
        try {
            clean = options.startUp()
                    ? harness.measureStartUp()
                    : options.trigger() ? harness.measureTriggers() : harness.measureLoad();
        } catch (IOException e) {
            System.err.println(e);
        }
        System.exit(clean ? 0 : 1);
    }

    /** Measures throughput and latency; tells whether every answer was right. */
    boolean measureLoad() throws IOException, InterruptedException {
        DataSet data = new DataSet(
                "load-" + ProcessHandle.current().pid(),
                options.partitions(),
                options.itemsPerPartition(),
                options.itemSize(),
                options.records() / Feed.ROUNDS * Feed.ROUNDS);
        List<Server> servers = new ArrayList<>();
        Results results = new Results();
        try {
            openAll(servers, data);
            printConditions(servers);
            for (int round = 0; round < options.warmUpRounds(); round++) {
                progress.println("Warm-up round, not counted");
                runRound(round, servers, data, new Results());
            }
            for (int round = 0; round < options.rounds(); round++) {
                runRound(round, servers, data, results);
            }
        } finally {
            closeAll(servers, data);
        }
        out.println();
        out.print(Report.load(results, options));
        return errors(results) == 0;
    }

    /** Measures the time from the start of a process to its first answer. */
    boolean measureStartUp() throws IOException, InterruptedException {
        List<double[]> nanos = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (ServerKind kind : options.servers()) {
            installation.fetch(kind);
            versions.add(installation.version(kind));
            nanos.add(new double[options.rounds()]);
        }
        printMachine();
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < versions.size(); i++) {
                int turn = (i + round) % versions.size();
                ServerKind kind = options.servers().get(turn);
                try (ChildServer server = ChildServer.start(kind, versions.get(turn), installation)) {
                    nanos.get(turn)[round] = server.startUpNanos();
                    if (round == 0) {
                        out.println("Server: " + server.name() + " " + server.description());
                    }
                }
            }
        }
        out.println();
        out.print(Report.startUp(nanos, options));
        return true;
    }

    /** Measures the time from puts to the entry of the function that they trigger; tells whether all have reached it. */
    boolean measureTriggers() throws IOException, InterruptedException {
        printMachine();
        out.println("Load: " + options.rounds() + " rounds of " + options.measureSeconds()
                + " s measured for each load, after " + options.warmUpSeconds() + " s warm-up");
        boolean clean = true;
        for (ServerKind kind : options.servers()) {
            installation.fetch(kind);
            String version = installation.version(kind);
            try (HandlerEntries entries = new HandlerEntries();
                    ChildServer server =
                            ChildServer.start(kind, version, installation, installation.trigger(entries.port()));
                    WireClient client = new WireClient(server.endpoint())) {
                out.println("Server: " + server.name() + " " + server.description());
                Tables.awaitActive(client, TriggerLoad.TABLE);
                List<TriggerTimes> times = measureTriggers(new TriggerLoad(client, entries));
                out.println();
                out.print(Report.triggers(times, options));
                out.printf("The two clocks are known to %.0f µs%n", entries.clockErrorNanos() / 1e3);
                clean &= times.stream().allMatch(each -> each.missing() == 0);
            }
        }
        return clean;
    }

    private List<TriggerTimes> measureTriggers(TriggerLoad load) throws IOException, InterruptedException {
        long warmUp = TimeUnit.SECONDS.toNanos(options.warmUpSeconds());
        long measured = TimeUnit.SECONDS.toNanos(options.measureSeconds());
        load.oneByOne(warmUp);
        load.steadily(options.rate(), warmUp);
        List<TriggerTimes> times = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            progress.printf("Round %d%n", round + 1);
            times.add(load.oneByOne(measured));
            times.add(load.steadily(options.rate(), measured));
        }
        return times;
    }

    private void openAll(List<Server> servers, DataSet data) throws IOException, InterruptedException {
        for (ServerKind kind : options.servers()) {
            installation.fetch(kind);
            progress.println("Starting " + kind.label());
            servers.add(ChildServer.start(kind, installation.version(kind), installation));
        }
        servers.addAll(options.endpoints());
        for (Server server : servers) {
            progress.println("Loading " + data.items() + " items into " + server.name());
            Tables.create(server.endpoint(), data, options.operations());
        }
    }

    private void closeAll(List<Server> servers, DataSet data) throws IOException {
        for (Server server : servers) {
            if (server instanceof RunningServer running) {
                Tables.delete(running.endpoint(), data, options.operations());
            }
            server.close();
        }
    }

    /** Every operation on every server; another server comes first in each round. */
    private void runRound(int round, List<Server> servers, DataSet data, Results results)
            throws IOException, InterruptedException {
        List<Server> turns = new ArrayList<>(servers);
        Collections.rotate(turns, -round);
        for (LoadOperation operation : options.operations()) {
            for (Server server : turns) {
                Load load = new Load(
                        server.endpoint(),
                        data,
                        operation,
                        options.connections(),
                        options.threads(),
                        TimeUnit.SECONDS.toNanos(options.warmUpSeconds()),
                        TimeUnit.SECONDS.toNanos(options.measureSeconds()));
                Measurement measurement =
                        LoadGenerator.run(load, () -> new CpuTimes(server.cpuNanos(), Machine.cpuNanos()));
                results.add(operation, server.name(), measurement);
                progress.printf(
                        "Round %d, %s on %s: %.0f/s, %d errors%n",
                        round + 1, operation.label(), server.name(), measurement.perSecond(), measurement.errors());
            }
        }
    }

    private void printConditions(List<Server> servers) throws IOException {
        printMachine();
        out.println("Load: " + options.rounds() + " rounds after " + options.warmUpRounds() + " not counted, of "
                + options.warmUpSeconds() + " s warm-up and "
                + options.measureSeconds() + " s measured, " + options.connections() + " connections, "
                + options.threads() + " load threads, " + options.partitions() + " × " + options.itemsPerPartition()
                + " items of " + options.itemSize() + " bytes");
        for (Server server : servers) {
            out.println("Server: " + server.name() + " " + server.description());
        }
        out.println("Ratios are to " + options.baseline());
    }

    private void printMachine() throws IOException {
        out.println("Machine: " + Machine.description() + ", load average " + Machine.loadAverage());
        out.println("Harness: " + Machine.java());
    }

    private long errors(Results results) {
        long errors = 0;
        for (LoadOperation operation : options.operations()) {
            for (String server : options.names()) {
                errors += results.errors(operation, server);
            }
        }
        return errors;
    }
}
