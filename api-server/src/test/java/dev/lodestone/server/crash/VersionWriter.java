package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;

import dev.lodestone.server.crash.HandlerCall.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts items of its own into several tables, each time with a greater version, and remembers what the server acknowledged. Used
 * by one thread at a time.
 */
final class VersionWriter {
    private static final int ITEMS = 12;

    /** How far all writers together may be ahead of the function, so that there is always work, and never too much. */
    private static final int MOST_AHEAD = 400;

    private static final long POLL_NANOS = 500_000;

    private final String name;
    private final List<String> tables;
    private final Random random;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long version;

    /** A version of an item that the server has answered for. */
    record Acknowledged(String item, long version) {}

    VersionWriter(String name, List<String> tables, Random random) {
        this.name = name;
        this.tables = tables;
        this.random = random;
    }

    /**
     * Writes until the server does not answer any more.
     *
     * @param written counts what all writers have sent
     * @param killed whether the server was killed
     */
    void write(DynamoDbClient client, HandlerJournal journal, AtomicInteger written, AtomicBoolean killed) {
        while (!killed.get()) {
            if (written.get() - journal.doneCount() > MOST_AHEAD) {
                LockSupport.parkNanos(POLL_NANOS);
                continue;
            }
            written.incrementAndGet();
            try {
                put(client);
            } catch (SdkClientException e) {
                written.decrementAndGet();
                return;
            }
        }
    }

    private void put(DynamoDbClient client) {
        String table = tables.get(random.nextInt(tables.size()));
        String id = name + "-" + random.nextInt(ITEMS);
        long next = ++version;
        client.putItem(put -> put.tableName(table).item(Map.of("id", s(id), "version", n(Long.toString(next)))));
        acknowledged.add(new Acknowledged(Delivery.item(table, id), next));
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }
}
