package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Kills the server while several threads write: what it had acknowledged is there when it starts again. */
class CrashTest {
    private static final int ROUNDS = 5;
    private static final int WRITERS = 4;
    private static final int LEAST_WRITES = 50;
    private static final int MOST_WRITES = 600;

    @TempDir
    Path directory;

    private final Random random = new Random();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<OrderWriter> writers = new ArrayList<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void acknowledgedWritesSurviveAKill() throws Exception {
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(new OrderWriter("writer-" + writer, new Random(random.nextLong())));
        }
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(directory);
                    DynamoDbClient client = server.client()) {
                if (round == 0) {
                    OrdersTable.create(client);
                }
                check(client);
                writeUntilKilled(server, client);
            }
        }
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            check(client);
        }
    }

    private void check(DynamoDbClient client) {
        StoredOrders stored = StoredOrders.read(client);
        for (OrderWriter writer : writers) {
            writer.check(stored);
        }
    }

    /** Lets all writers write, and kills the server when it has acknowledged a random number of their writes. */
    private void writeUntilKilled(ServerProcess server, DynamoDbClient client) throws Exception {
        AtomicInteger remaining = new AtomicInteger(random.nextInt(LEAST_WRITES, MOST_WRITES));
        Runnable acknowledged = () -> {
            if (remaining.decrementAndGet() == 0) {
                server.kill();
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (OrderWriter writer : writers) {
            running.add(threads.submit(() -> writer.write(client, acknowledged)));
        }
        for (Future<?> writer : running) {
            writer.get(1, TimeUnit.MINUTES);
        }
        assertTrue(remaining.get() <= 0, "the writers ended before the server was killed");
    }
}
