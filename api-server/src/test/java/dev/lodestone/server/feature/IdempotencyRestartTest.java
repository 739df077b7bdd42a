package dev.lodestone.server.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.StoreOptions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a {@code ClientRequestToken} promises across restarts, of which a store in memory knows none. */
class IdempotencyRestartTest {
    private static final long MINUTE = 60_000;

    @Test
    void aTokenOutlivesARestart() {
        AtomicLong clock = new AtomicLong(1_000_000 * 10 * MINUTE + 9 * MINUTE);
        StoreOptions options = TestServer.options(EngineKind.ROCKSDB).withClock(clock::get);
        String timedTable;
        try (TestServer before = TestServer.start(options)) {
            timedTable = TestTables.withPartitionKey(before.client());
            IdempotencyTest.increment(before.client(), timedTable, "token");
        }
        clock.addAndGet(5 * MINUTE);
        try (TestServer after = TestServer.start(options)) {
            IdempotencyTest.increment(after.client(), timedTable, "token");
            assertEquals("1", IdempotencyTest.hits(after.client(), timedTable));
        }
        clock.addAndGet(6 * MINUTE);
        try (TestServer muchLater = TestServer.start(options)) {
            IdempotencyTest.increment(muchLater.client(), timedTable, "token");
            assertEquals("2", IdempotencyTest.hits(muchLater.client(), timedTable));
        }
    }
}
