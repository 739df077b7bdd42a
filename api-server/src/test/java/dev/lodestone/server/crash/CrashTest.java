package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestStreams;
import dev.lodestone.server.client.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Kills the server again and again while several threads write, another one changes tables and streams, and one reads along:
 * when it starts again, what it had acknowledged is there, what it had not is there as a whole or not at all, and the streams
 * tell from their beginnings how all that is there came about. {@code -Dcrash.seed=…} draws what an earlier run had drawn.
 */
class CrashTest {
    private static final int ROUNDS = 50;
    private static final int ROUNDS_PER_TABLE = 5;
    private static final int WRITERS = 4;
    private static final int MOST_WRITES = 100;
    private static final String[] ROLLOVERS = {"300ms", "1s", "4s"};

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<OrderWriter> writers = new ArrayList<>();
    private final StreamFollower follower = new StreamFollower();
    private final StreamSwitcher switcher = new StreamSwitcher(new Random(random.nextLong()));

    /** What the streams of tables that are gone still have to tell. */
    private final Map<String, StoredOrders> past = new LinkedHashMap<>();

    private String table;
    private String streamArn;
    private int acknowledged;
    private int killsInDoubt;
    private int happened;
    private int shards;

    @TempDir
    Path directory;

    @BeforeEach
    void makeWriters() {
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(new OrderWriter("owner-" + writer, new Random(random.nextLong())));
        }
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void tablesAndStreamsAgreeAfterEachKill() throws Exception {
        System.out.println("crash.seed=" + seed);
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = start();
                    DynamoDbClient client = server.client();
                    DynamoDbStreamsClient streams = server.streams()) {
                if (round > 0) {
                    check(client, streams, false);
                }
                if (round % ROUNDS_PER_TABLE == 0) {
                    nextTable(client, "orders-" + round / ROUNDS_PER_TABLE);
                }
                workUntilKilled(server, client, streams);
            }
        }
        try (ServerProcess server = start();
                DynamoDbClient client = server.client();
                DynamoDbStreamsClient streams = server.streams()) {
            check(client, streams, true);
            past.forEach((arn, orders) -> StreamReplay.read(streams, arn).checkGives(orders));
        }
        System.out.printf(
                "%d kills, %d amid writes, of which %d in doubt had happened; %d requests acknowledged, %d streams, "
                        + "%d shards%n",
                ROUNDS, killsInDoubt, happened, acknowledged, past.size() + 1 + switcher.streamCount(), shards);
        assertTrue(acknowledged > ROUNDS * MOST_WRITES / 4, () -> acknowledged + " requests were acknowledged");
        assertTrue(killsInDoubt > ROUNDS / 2, () -> killsInDoubt + " kills came in the middle of requests");
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                directory,
                "--stream-shards=3",
                "--shard-rollover=" + ROLLOVERS[random.nextInt(ROLLOVERS.length)],
                "--durability=" + (random.nextInt(4) == 0 ? "sync" : "buffered"));
    }

    /** Goes on with a new table; the stream of the one before is read again in the end. */
    private void nextTable(DynamoDbClient client, String name) {
        if (table != null) {
            past.put(streamArn, StoredOrders.read(client, table));
            client.deleteTable(delete -> delete.tableName(table));
        }
        table = name;
        Orders.createTable(client, table);
        streamArn = TestStreams.arn(client, table);
        writers.forEach(OrderWriter::begin);
        follower.begin();
    }

    private void check(DynamoDbClient client, DynamoDbStreamsClient streams, boolean all) {
        StoredOrders orders = StoredOrders.read(client, table);
        StreamReplay replay = StreamReplay.read(streams, streamArn);
        replay.checkGives(orders);
        follower.check(replay);
        shards = Math.max(shards, replay.shards().size());
        long counted = 0;
        for (OrderWriter writer : writers) {
            boolean hadHappened = writer.check(orders);
            happened += hadHappened ? 1 : 0;
            counted += writer.count(orders);
            writer.resolve(client, hadHappened);
        }
        assertEquals(counted, orders.of(Orders.EVERYBODY).getOrDefault(Orders.COUNT, 0L), "everybody's count");
        switcher.check(client, streams, all);
    }

    private void workUntilKilled(ServerProcess server, DynamoDbClient client, DynamoDbStreamsClient streams)
            throws Exception {
        Fuse fuse = new Fuse(server, 1 + random.nextInt(MOST_WRITES), random.nextBoolean());
        List<Future<?>> running = new ArrayList<>();
        for (OrderWriter writer : writers) {
            running.add(threads.submit(() -> writer.write(client, table, fuse::acknowledged)));
        }
        running.add(threads.submit(() -> switcher.work(client, fuse)));
        running.add(threads.submit(() -> follower.follow(streams, streamArn, fuse::awaitMore)));
        for (Future<?> work : running) {
            work.get(2, TimeUnit.MINUTES);
        }
        assertTrue(fuse.isBurnt(), "the work ended before the server was killed");
        acknowledged += fuse.count();
        boolean inDoubt = switcher.isInDoubt() || writers.stream().anyMatch(OrderWriter::isInDoubt);
        killsInDoubt += inDoubt ? 1 : 0;
    }
}
