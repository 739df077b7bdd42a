package dev.lodestone.benchmarks.load;

import dev.lodestone.benchmarks.harness.CommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param baseline the name of the server that the others are compared with
 * @param root the project's top folder
 */
record HarnessOptions(
        List<ServerKind> servers,
        List<RunningServer> endpoints,
        List<LoadOperation> operations,
        int connections,
        int threads,
        int warmUpSeconds,
        int measureSeconds,
        int warmUpRounds,
        int rounds,
        int partitions,
        int itemsPerPartition,
        int itemSize,
        int records,
        boolean startUp,
        boolean trigger,
        int rate,
        boolean markdown,
        String baseline,
        Path root) {

    static final String USAGE = """
            Usage: benchmarks/load [OPTION]…
            Runs DynamoDB-compatible servers of this machine under the same load and prints what they reach.

              --server NAME              start and compare this server; may be repeated: lodestone, lodestone-in-memory,
                                         dynamodb-local, dynamodb-local-on-disk, dynalite, dynalite-on-disk
                                         (default: lodestone and dynamodb-local)
              --endpoint NAME=URL        compare a server that is already running at http://127.0.0.1:PORT
              --operation NAME           an operation to measure; may be repeated: GetItem, PutItem, Query, UpdateItem
                                         (these are the default), Scan, BatchGetItem, BatchWriteItem,
                                         TransactWriteItems, PutItem+GSI, PutItem+stream, GetRecords
              --baseline NAME            the server to give ratios to (default: dynamodb-local, or the last one)
              --connections N            connections, with one request under way on each (default: 16)
              --threads N                threads that drive the connections (default: 1)
              --warm-up SECONDS          load before measuring, per operation and round (default: 5)
              --measure SECONDS          measured load, per operation and round (default: 10)
              --warm-up-rounds N         rounds before those that count (default: 1)
              --rounds N                 rounds; the servers take turns within each (default: 3)
              --partitions N             partition keys in the table (default: 1000)
              --items-per-partition N    items of each, which a Query returns (default: 10)
              --item-size BYTES          size of an item by the service's rules (default: 300)
              --records N                records of the stream that GetRecords reads (default: 500000)
              --start-up                 measure the time from the start to the first answer instead; --rounds starts each
              --trigger                  measure the time from a put to the entry of a Node.js handler that it triggers instead,
                                         put by put and at a steady rate; Lodestone only
              --rate N                   the steady rate, in puts a second (default: 200)
              --markdown                 print Markdown tables
              --help                     print this
            """;

    private static final String DYNAMODB_LOCAL = ServerKind.DYNAMODB_LOCAL.label();

    /** Reads the command line; the message of the exception tells the user what is wrong. */
    static HarnessOptions parse(String[] arguments, Path root) {
        Builder builder = new Builder();
        CommandLine.read(arguments, builder::flag, builder::value);
        return builder.build(root);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        servers.forEach(server -> names.add(server.label()));
        endpoints.forEach(server -> names.add(server.name()));
        return names;
    }

    /** These options with a baseline that is among the servers, and no server twice. */
    private HarnessOptions withBaseline() {
        List<String> names = names();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("Two servers have the same name: " + String.join(", ", names));
        }
        if (startUp && !endpoints.isEmpty()) {
            throw new IllegalArgumentException("--start-up goes with --server, not with --endpoint");
        }
        if (trigger && (!endpoints.isEmpty() || !servers.stream().allMatch(ServerKind::hasTriggers))) {
            throw new IllegalArgumentException("--trigger goes with --server lodestone and lodestone-in-memory only");
        }
        for (ServerKind server : servers) {
            for (LoadOperation operation : operations) {
                if (operation.needsStream() && !server.hasStreams()) {
                    throw new IllegalArgumentException(
                            server.label() + " has no streams, which " + operation.label() + " needs");
                }
            }
        }
        String chosen = baseline;
        if (chosen == null) {
            chosen = names.contains(DYNAMODB_LOCAL) ? DYNAMODB_LOCAL : names.get(names.size() - 1);
        } else if (!names.contains(chosen)) {
            throw CommandLine.notAmong(chosen, "servers");
        }
        return new HarnessOptions(
                servers,
                endpoints,
                operations,
                connections,
                threads,
                warmUpSeconds,
                measureSeconds,
                warmUpRounds,
                rounds,
                partitions,
                itemsPerPartition,
                itemSize,
                records,
                startUp,
                trigger,
                rate,
                markdown,
                chosen,
                root);
    }

    /** Collects options in the order of the command line. */
    private static final class Builder {
        private final List<ServerKind> servers = new ArrayList<>();
        private final List<RunningServer> endpoints = new ArrayList<>();
        private final List<LoadOperation> operations = new ArrayList<>();
        private int connections = 16;
        private int threads = 1;
        private int warmUpSeconds = 5;
        private int measureSeconds = 10;
        private int warmUpRounds = 1;
        private int rounds = 3;
        private int partitions = 1000;
        private int itemsPerPartition = 10;
        private int itemSize = 300;
        private int records = 500_000;
        private boolean startUp;
        private boolean trigger;
        private int rate = 200;
        private boolean markdown;
        private String baseline;

        boolean flag(String name) {
            switch (name) {
                case "--start-up" -> startUp = true;
                case "--trigger" -> trigger = true;
                case "--markdown" -> markdown = true;
                default -> {
                    return false;
                }
            }
            return true;
        }

        void value(String name, String value) {
            switch (name) {
                case "--server" -> servers.add(ServerKind.labelled(value));
                case "--endpoint" -> endpoints.add(endpoint(value));
                case "--operation" -> operations.add(LoadOperation.labelled(value));
                case "--baseline" -> baseline = value;
                case "--connections" -> connections = CommandLine.number(name, value, 1, 1024);
                case "--threads" -> threads = CommandLine.number(name, value, 1, 64);
                case "--warm-up" -> warmUpSeconds = CommandLine.number(name, value, 0, 120);
                case "--measure" -> measureSeconds = CommandLine.number(name, value, 1, 120);
                case "--warm-up-rounds" -> warmUpRounds = CommandLine.number(name, value, 0, 100);
                case "--rounds" -> rounds = CommandLine.number(name, value, 1, 100);
                case "--partitions" -> partitions = CommandLine.number(name, value, 1, 1_000_000);
                case "--items-per-partition" -> itemsPerPartition = CommandLine.number(name, value, 1, 1000);
                case "--records" -> records = CommandLine.number(name, value, Feed.ROUNDS, 10_000_000);
                case "--rate" -> rate = CommandLine.number(name, value, 1, 100_000);
                case "--item-size" -> itemSize = CommandLine.number(name, value, DataSet.SMALLEST_ITEM, 100_000);
                default -> throw CommandLine.unknown(name);
            }
        }

        HarnessOptions build(Path root) {
            if (servers.isEmpty() && endpoints.isEmpty()) {
                servers.addAll(
                        trigger
                                ? List.of(ServerKind.LODESTONE)
                                : List.of(ServerKind.LODESTONE, ServerKind.DYNAMODB_LOCAL));
            }
            if (operations.isEmpty()) {
                operations.addAll(List.of(
                        LoadOperation.GET_ITEM,
                        LoadOperation.PUT_ITEM,
                        LoadOperation.QUERY,
                        LoadOperation.UPDATE_ITEM));
            }
            HarnessOptions options = new HarnessOptions(
                    List.copyOf(servers),
                    List.copyOf(endpoints),
                    List.copyOf(operations),
                    connections,
                    threads,
                    warmUpSeconds,
                    measureSeconds,
                    warmUpRounds,
                    rounds,
                    partitions,
                    itemsPerPartition,
                    itemSize,
                    records,
                    startUp,
                    trigger,
                    rate,
                    markdown,
                    baseline,
                    root);
            return options.withBaseline();
        }

        private static RunningServer endpoint(String value) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Expected NAME=http://127.0.0.1:PORT, not " + value);
            }
            return new RunningServer(value.substring(0, equals), Endpoint.parse(value.substring(equals + 1)));
        }
    }
}
