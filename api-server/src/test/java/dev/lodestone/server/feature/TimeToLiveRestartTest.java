package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.ttl.SweepOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What becomes of items that expire when a store is closed and opened again, which one in memory is not. */
class TimeToLiveRestartTest {
    private static final long START = 1_700_000_000L;

    private final AtomicLong clock = new AtomicLong(START * 1000);
    private final StoreOptions options = TestServer.options(EngineKind.ROCKSDB).withClock(clock::get);

    private static void with(StoreOptions opened, Consumer<TestServer> work) {
        try (TestServer server = TestServer.start(opened)) {
            work.accept(server);
        }
    }

    private static void fill(DynamoDbClient client, int items) {
        TestTables.withPartitionKey(client, "expiring");
        for (int i = 0; i < items; i++) {
            String pk = "item" + i;
            String expires = Long.toString(START + i);
            client.putItem(put -> put.tableName("expiring").item(Map.of("pk", s(pk), "ttl", n(expires))));
        }
    }

    private static void update(DynamoDbClient client, boolean enabled) {
        client.updateTimeToLive(request -> request.tableName("expiring")
                .timeToLiveSpecification(setting -> setting.attributeName("ttl").enabled(enabled)));
    }

    private static int count(DynamoDbClient client) {
        return client.scan(scan -> scan.tableName("expiring")).count();
    }

    private static TimeToLiveStatus status(DynamoDbClient client) {
        return client.describeTimeToLive(request -> request.tableName("expiring"))
                .timeToLiveDescription()
                .timeToLiveStatus();
    }

    @Test
    @Timeout(120)
    void whatWasDueWhileTheStoreWasClosedIsDeletedAfterItsOpening() {
        with(options.withSweep(SweepOptions.ON_REQUEST), server -> {
            fill(server.client(), 100);
            update(server.client(), true);
            while (status(server.client()) != TimeToLiveStatus.ENABLED) {
                Thread.onSpinWait();
            }
        });
        clock.set((START + 40) * 1000);
        with(options, server -> {
            while (count(server.client()) > 60) {
                Thread.onSpinWait();
            }
        });
        clock.set((START + 70) * 1000);
        with(options.withSweep(SweepOptions.ON_REQUEST), server -> {
            assertEquals(30, server.store().deleteExpiredItems());
            assertEquals(TimeToLiveStatus.ENABLED, status(server.client()));
            assertEquals(30, count(server.client()));
        });
    }

    @Test
    void aTableWhoseSettingWasDisabledStaysSo() {
        with(options, server -> {
            fill(server.client(), 10);
            update(server.client(), true);
            update(server.client(), false);
        });
        clock.set((START + 100) * 1000);
        with(options, server -> {
            assertEquals(TimeToLiveStatus.DISABLED, status(server.client()));
            assertEquals(0, server.store().deleteExpiredItems());
            assertEquals(10, count(server.client()));
        });
    }
}
