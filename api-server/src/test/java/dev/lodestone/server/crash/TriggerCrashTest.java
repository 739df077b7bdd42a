package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lodestone.server.TestStreams;
import dev.lodestone.server.client.InstalledClients;
import dev.lodestone.server.client.ServerProcess;
import dev.lodestone.server.crash.HandlerCall.Delivery;
import dev.lodestone.server.crash.VersionWriter.Acknowledged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Kills the server or the process of a function again and again while tables are written whose streams feed the function,
 * which fails now and then: {@link DeliveryRules} say what has to hold. {@code -Dcrash.seed=…} draws what an earlier run had
 * drawn.
 */
class TriggerCrashTest {
    private static final int KILLS = 50;
    private static final int MOST_HANDLER_KILLS = 4;
    private static final int WRITERS = 3;
    private static final int LARGEST_BATCH = 40;
    private static final int MOST_ENTRIES = 60;
    private static final String[] ROLLOVERS = {"300ms", "1s", "4s"};

    /** A table that has one batch of a shard at a time, and one that has several. */
    private static final Map<String, Integer> FACTORS = Map.of("serial", 1, "parallel", 3);

    private static final List<String> TABLES = List.of("serial", "parallel");

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<VersionWriter> writers = new ArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private HandlerJournal journal;
    private int kills;
    private int handlerKills;

    @TempDir
    Path directory;

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void eachRecordAtLeastOnceInOrderAndNoMoreThanABatchAgain() throws Exception {
        assumeTrue(InstalledClients.hasNode(), "there is no node on the path");
        System.out.println("crash.seed=" + seed);
        Path code = Files.createDirectory(directory.resolve("code"));
        try (InputStream handler = TriggerCrashTest.class.getResourceAsStream("journal.js")) {
            Files.copy(handler, code.resolve("journal.js"));
        }
        journal = new HandlerJournal(directory.resolve("journal"), directory.resolve("server.log"));
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(new VersionWriter("w" + writer, TABLES, new Random(random.nextLong())));
        }
        while (kills < KILLS) {
            try (ServerProcess server = start();
                    DynamoDbClient client = server.client()) {
                workUntilKilled(server, client);
            }
            journal.serverKilled();
        }
        Map<String, Delivery> all = finish();
        check(all);
    }

    private ServerProcess start() throws IOException, InterruptedException {
        Path template = Files.writeString(directory.resolve("template.yaml"), template());
        return ServerProcess.start(
                directory,
                "--template=" + template,
                "--shard-rollover=" + ROLLOVERS[random.nextInt(ROLLOVERS.length)],
                "--durability=" + (random.nextInt(4) == 0 ? "sync" : "buffered"));
    }

    private String template() {
        StringBuilder template = new StringBuilder("""
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Journal:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: journal
                      Runtime: nodejs22.x
                      Handler: journal.handler
                      CodeUri: code
                      Timeout: 60
                      Environment: {Variables: {JOURNAL: '%s', SEED: '%d'}}
                      Events:
                """.formatted(journal.file(), seed & Integer.MAX_VALUE));
        for (String table : TABLES) {
            template.append(
                    """
                            %1$s:
                              Type: DynamoDB
                              Properties:
                                Stream: !GetAtt %1$sTable.StreamArn
                                StartingPosition: TRIM_HORIZON
                                BatchSize: %2$d
                                ParallelizationFactor: %3$d
                                BisectBatchOnFunctionError: %4$b
                                FunctionResponseTypes: [ReportBatchItemFailures]
                    """.formatted(table, 1 + random.nextInt(LARGEST_BATCH), FACTORS.get(table), random.nextBoolean()));
        }
        for (String table : TABLES) {
            template.append("""
                      %1$sTable:
                        Type: AWS::DynamoDB::Table
                        Properties:
                          TableName: %1$s
                          BillingMode: PAY_PER_REQUEST
                          AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                          KeySchema: [{AttributeName: id, KeyType: HASH}]
                          StreamSpecification: {StreamViewType: NEW_IMAGE}
                    """.formatted(table));
        }
        return template.toString();
    }

    private void workUntilKilled(ServerProcess server, DynamoDbClient client) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        for (VersionWriter writer : writers) {
            running.add(threads.submit(() -> writer.write(client, journal, written, killed)));
        }
        try {
            for (int count = 1 + random.nextInt(MOST_HANDLER_KILLS); count > 0 && kills < KILLS - 1; count--) {
                journal.awaitMore(1 + random.nextInt(MOST_ENTRIES));
                killHandler(server);
            }
            journal.awaitMore(random.nextInt(MOST_ENTRIES));
        } finally {
            server.kill();
            killed.set(true);
        }
        kills++;
        for (Future<?> work : running) {
            work.get(2, TimeUnit.MINUTES);
        }
    }

    /** Kills a process of the function: one that has a call, or now and then the one that has begun something last. */
    private void killHandler(ServerProcess server) {
        boolean isBusy = random.nextInt(4) > 0;
        while (!isKilled(server, isBusy ? journal.busyProcess() : journal.lastProcess())) {
            journal.awaitMore(1);
        }
        kills++;
        handlerKills++;
    }

    private boolean isKilled(ServerProcess server, Long pid) {
        for (ProcessHandle process : server.children()) {
            if (pid != null && process.pid() == pid && process.destroyForcibly()) {
                journal.handlerKilled(process);
                return true;
            }
        }
        return false;
    }

    /** Lets the function come to the end of the streams, and gives their records by their sequence numbers. */
    private Map<String, Delivery> finish() throws Exception {
        Map<String, Delivery> all = new HashMap<>();
        try (ServerProcess server = start();
                DynamoDbClient client = server.client();
                DynamoDbStreamsClient streams = server.streams()) {
            for (String table : TABLES) {
                for (Record record : StreamReplay.read(streams, TestStreams.arn(client, table))
                        .records()) {
                    String number = record.dynamodb().sequenceNumber();
                    String item = Delivery.item(
                            table, record.dynamodb().keys().get("id").s());
                    String version = record.dynamodb().newImage().get("version").n();
                    all.put(number, new Delivery(number, item, Long.parseLong(version)));
                }
            }
            journal.awaitDone(all.keySet());
        }
        journal.serverKilled();
        return all;
    }

    private void check(Map<String, Delivery> all) {
        Set<Acknowledged> told = new HashSet<>();
        all.values().forEach(record -> told.add(new Acknowledged(record.item(), record.version())));
        assertEquals(all.size(), told.size(), "records of the same write");
        writers.forEach(writer ->
                writer.acknowledged().forEach(write -> assertTrue(told.contains(write), () -> write + " is not told")));
        DeliveryRules rules = new DeliveryRules(journal.calls());
        rules.check(all);
        System.out.printf(
                "%d kills, %d of them of %d processes of the function; %d records, %d calls in %d lanes, of which %d were "
                        + "cut off; %d records were done again%n",
                kills,
                handlerKills,
                journal.processCount(),
                all.size(),
                journal.calls().size(),
                rules.laneCount(),
                rules.cutOff(),
                rules.repeated());
        assertTrue(handlerKills >= KILLS / 4, () -> handlerKills + " processes of the function were killed");
        assertTrue(kills - handlerKills >= KILLS / 5, () -> kills - handlerKills + " servers were killed");
        assertTrue(rules.cutOff() >= KILLS / 5, () -> rules.cutOff() + " calls were cut off");
    }
}
