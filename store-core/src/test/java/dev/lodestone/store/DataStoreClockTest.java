package dev.lodestone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.DeleteTable;
import dev.lodestone.store.operation.table.DescribeTable;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock of a store in the hands of a Java program. */
class DataStoreClockTest {
    private static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StoreOptions options = StoreOptions.inMemory().withClock(START::toEpochMilli);
    private DataStore store = DataStore.open(options);

    @AfterEach
    void close() {
        store.close();
    }

    /** Makes a table with a stream, and gives the stream's ARN. */
    private String streamedTable(String name) {
        StreamSpecification stream = new StreamSpecification(true, "KEYS_ONLY");
        TableSettings settings =
                new TableSettings("PAY_PER_REQUEST", null, null, null, stream, null, null, null, List.of());
        CreateTable.Request request = new CreateTable.Request(
                name,
                List.of(new AttributeDefinition("pk", "S")),
                List.of(new KeySchemaElement("pk", "HASH")),
                null,
                null,
                settings,
                null);
        return store.call(request, SCOPE).tableDescription().latestStream().arn();
    }

    private Stream stream(String arn) {
        return store.streams().find(SCOPE, arn);
    }

    @Test
    void streamsFollowIt() {
        String arn = streamedTable("followed");
        store.clock().advance(Duration.ofHours(4).minusMillis(1));
        assertEquals(1, stream(arn).shards().size());
        store.clock().advance(Duration.ofMillis(1));
        assertEquals(2, stream(arn).shards().size());
        store.call(new DeleteTable.Request("followed"), SCOPE);
        assertFalse(stream(arn).isEnabled());
        store.clock().advance(Duration.ofDays(1));
        assertNull(stream(arn));
    }

    @Test
    void deletionsComeToTheirEnd() {
        store.close();
        store = DataStore.open(options.withDelays(new TransitionDelays(0, 0, 60_000)));
        String arn = streamedTable("ending");
        store.call(new DeleteTable.Request("ending"), SCOPE);
        DescribeTable.Request describe = new DescribeTable.Request("ending");
        assertEquals(
                "DELETING", store.call(describe, SCOPE).table().tableStatus().name());
        store.clock().set(START.plusSeconds(60));
        assertFalse(stream(arn).isEnabled());
        assertThrows(DynamoDbException.class, () -> store.call(describe, SCOPE));
    }

    @Test
    void itIsTheStoresOwn() {
        store.clock().advance(Duration.ofHours(1));
        try (DataStore other = DataStore.open(options)) {
            assertEquals(START, other.clock().now());
        }
        assertEquals(START.plus(Duration.ofHours(1)), store.clock().now());
        store.clock().reset();
        assertEquals(START, store.clock().now());
    }

    @Test
    void itCannotBeSetTooFarAway() {
        assertThrows(
                SettableClock.OutOfRangeException.class, () -> store.clock().set(Instant.MAX));
        assertEquals(START, store.clock().now());
    }
}
