package dev.lodestone.store.staleness;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.TestTables;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.StaleTableException;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.StorageException;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which states are kept, and how long; on a clock that stands still. */
class StalenessTest {
    private static final Lag HOUR = Lag.ofTime(Duration.ofHours(1));

    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private final MemoryEngine engine = new MemoryEngine();
    private Catalog catalog;
    private Table table;
    private Staleness staleness;
    private ItemWriter writer;

    @BeforeEach
    void create() {
        catalog = new Catalog(engine, clock::get);
        table = TestTables.create(catalog, new KeySchema(List.of(new KeyAttribute("id", AttributeType.N)), List.of()));
        Predicate<Table> exists = known -> catalog.latest(known) != null;
        staleness = new Staleness(engine, clock::get, exists);
        writer = new ItemWriter(engine, List.of(), staleness);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Item item(int id) {
        return new Item(Map.of("id", new AttributeValue.N(DynamoNumber.of(id))));
    }

    private void put(int id) {
        assertNotNull(writer.write(ItemPut.of(table, item(id), null)));
    }

    private byte[] stored(Reader reader, int id) {
        return reader.get(table.address(item(id)));
    }

    /** The state that a read of the table sees, of which the reader is not told when it is let go. */
    private Reader seenAndClosed() {
        try (PastState seen = staleness.seenBy(table, null)) {
            assertNotNull(seen);
            assertNull(stored(seen.reader(), 1));
            return seen.reader();
        }
    }

    private void assertReleased(Reader state) {
        assertThrows(StorageException.class, () -> stored(state, 1));
    }

    @Test
    void keepsNothingWhileNoReadLags() {
        put(1);
        assertTrue(staleness.isStrict());
        assertNull(staleness.seenBy(table, null));
        staleness.ofReads(TestTables.NAME, Lag.ofWrites(1));
        staleness.clear(TestTables.NAME);
        assertTrue(staleness.isStrict());
    }

    @Test
    void statesAreReleasedOnceTheirTimeIsOver() {
        staleness.ofReads(HOUR);
        put(1);
        Reader state = seenAndClosed();
        clock.addAndGet(HOUR.millis() - 1);
        staleness.clockChanged();
        assertNull(stored(state, 1));
        clock.addAndGet(1);
        staleness.clockChanged();
        assertReleased(state);
        assertNull(staleness.seenBy(table, null));
    }

    @Test
    void statesAreReleasedByLaterWrites() {
        staleness.ofReads(Lag.ofWrites(2));
        put(1);
        put(2);
        Reader state = seenAndClosed();
        put(3);
        assertReleased(state);
    }

    @Test
    void statesAreReleasedWhenReadsLagNoMore() {
        staleness.ofReads(HOUR);
        put(1);
        Reader state = seenAndClosed();
        staleness.clear();
        assertReleased(state);
    }

    @Test
    void statesAreReleasedWhenThePastIsForgotten() {
        staleness.ofReads(HOUR);
        put(1);
        Reader state = seenAndClosed();
        staleness.forget();
        assertReleased(state);
        assertNull(staleness.seenBy(table, null));
    }

    @Test
    void statesOfTablesThatAreGoneAreReleased() {
        staleness.ofReads(HOUR);
        put(1);
        Reader state = seenAndClosed();
        catalog.remove(table);
        staleness.clockChanged();
        assertReleased(state);
    }

    @Test
    void statesThatAreReadStayUntilTheReadIsOver() {
        staleness.ofReads(HOUR);
        put(1);
        PastState seen = staleness.seenBy(table, null);
        staleness.forget();
        assertNull(stored(seen.reader(), 1));
        seen.close();
        assertReleased(seen.reader());
    }

    @Test
    void aWriteThatFailsIsNotCounted() {
        staleness.ofReads(Lag.ofWrites(1));
        put(1);
        ItemPut late = ItemPut.of(table, item(2), null);
        table = catalog.change(table, entry -> entry);
        assertThrows(StaleTableException.class, () -> writer.write(late));
        Reader state = seenAndClosed();
        put(2);
        assertReleased(state);
    }

    /** On the way to the present, reads see all states that are kept. */
    @Test
    void aTableKeepsABoundedNumberOfStates() {
        int writes = 20_000;
        long begin = clock.get();
        staleness.ofReads(HOUR);
        for (int id = 1; id <= writes; id++) {
            put(id);
            clock.incrementAndGet();
        }
        Set<Reader> states = new HashSet<>();
        clock.set(begin + HOUR.millis() - 1);
        for (int millis = 0; millis < writes; millis++) {
            try (PastState seen = staleness.seenBy(table, null)) {
                states.add(seen.reader());
            }
            clock.incrementAndGet();
        }
        assertNull(staleness.seenBy(table, null));
        assertTrue(states.size() > 1 && states.size() <= 1024, () -> "There are " + states.size());
    }
}
