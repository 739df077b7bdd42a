package dev.lodestone.store.changelog;

import static dev.lodestone.store.changelog.LoggedTable.item;
import static dev.lodestone.store.changelog.LoggedTable.key;
import static dev.lodestone.store.changelog.LoggedTable.number;
import static dev.lodestone.store.changelog.LoggedTable.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ChangeOrigin;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeLogTest {
    private final StorageEngine engine = new MemoryEngine();
    private final LoggedTable logged = new LoggedTable(engine, 1);

    @AfterEach
    void close() {
        logged.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(StreamViewType.class)
    void recordsShowWhatTheViewTypeSays(StreamViewType viewType) {
        logged.create(viewType);
        Item before = item(1, "a", "x", number(1));
        Item after = item(1, "a", "y", text("long enough"));
        logged.put(before);
        logged.clock.addAndGet(5);
        logged.put(after);
        logged.delete(key(1, "a"));
        List<ChangeRecord> records = logged.records();
        assertEquals(3, records.size());
        assertRecord(records.get(0), ChangeKind.INSERT, null, before, viewType);
        assertRecord(records.get(1), ChangeKind.MODIFY, before, after, viewType);
        assertRecord(records.get(2), ChangeKind.REMOVE, after, null, viewType);
        assertEquals(LoggedTable.START_MILLIS, records.get(0).timeMillis());
        assertEquals(LoggedTable.START_MILLIS + 5, records.get(1).timeMillis());
    }

    private static void assertRecord(
            ChangeRecord record, ChangeKind kind, Item before, Item after, StreamViewType viewType) {
        boolean showsNew = viewType == StreamViewType.NEW_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;
        boolean showsOld = viewType == StreamViewType.OLD_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;
        Item newImage = showsNew ? after : null;
        Item oldImage = showsOld ? before : null;
        assertEquals(kind, record.kind());
        assertEquals(ChangeOrigin.USER, record.origin());
        assertEquals(key(1, "a"), record.keys().toItem());
        assertEquals(
                newImage, record.newImage() == null ? null : record.newImage().decode());
        assertEquals(
                oldImage, record.oldImage() == null ? null : record.oldImage().decode());
        long size = key(1, "a").size()
                + (newImage == null ? 0L : newImage.size())
                + (oldImage == null ? 0L : oldImage.size());
        assertEquals(size, record.size());
    }

    @Test
    void whatTheStoreDeletesIsToldApart() {
        logged.create(StreamViewType.KEYS_ONLY);
        logged.put(item(1, "a", "x", number(1)));
        Condition always = null;
        logged.writer.write(ItemDelete.ofExpired(logged.table(), key(1, "a"), always));
        assertEquals(ChangeOrigin.TIME_TO_LIVE, logged.records().get(1).origin());
    }

    @Test
    void nothingIsLoggedWhereNothingChanges() {
        logged.create(StreamViewType.NEW_AND_OLD_IMAGES);
        Item item = item(1, "a", "x", number(2));
        logged.put(item);
        logged.put(item);
        logged.delete(key(2, "never there"));
        assertEquals(1, logged.records().size());
    }

    /** Equal values are no change, even where they are stored in other bytes. */
    @Test
    void equalValuesAreNoChange() {
        logged.create(StreamViewType.NEW_AND_OLD_IMAGES);
        logged.put(all(false));
        logged.put(all(true));
        assertEquals(1, logged.records().size());
        assertFalse(isStoredAlike(all(false), all(true)));
        Map<String, AttributeValue> other = all(true).mutableAttributes();
        other.put("list", new AttributeValue.L(List.of(number(3), number(2))));
        logged.put(new Item(other));
        assertEquals(2, logged.records().size());
    }

    private static boolean isStoredAlike(Item one, Item other) {
        return EncodedItem.encode(one).sameBytes(EncodedItem.encode(other));
    }

    /** An item with containers of all kinds, whose orders that do not count are turned around. */
    private static Item all(boolean turned) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        map.put(turned ? "b" : "a", text(turned ? "2" : "1"));
        map.put(turned ? "a" : "b", text(turned ? "1" : "2"));
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        if (turned) {
            attributes.put("map", new AttributeValue.M(map));
        }
        attributes.putAll(key(1, "a").attributes());
        attributes.put("strings", new AttributeValue.SS(turned("x", "yy", turned)));
        attributes.put(
                "numbers", new AttributeValue.NS(turned(DynamoNumber.parse("2.0"), DynamoNumber.parse("3E1"), turned)));
        attributes.put("number", new AttributeValue.N(DynamoNumber.parse(turned ? "1.50" : "15E-1")));
        attributes.put("list", new AttributeValue.L(List.of(number(2), number(3))));
        if (!turned) {
            attributes.put("map", new AttributeValue.M(map));
        }
        return new Item(attributes);
    }

    private static <T> Set<T> turned(T one, T other, boolean turned) {
        Set<T> set = new LinkedHashSet<>();
        set.add(turned ? other : one);
        set.add(turned ? one : other);
        return set;
    }

    @Test
    void aTableWithoutAStreamLogsNothing() {
        logged.create(null);
        logged.put(item(1, "a", "x", number(1)));
        assertNull(logged.table().stream());
        assertEquals(0, engine.lastPosition());
        assertTrue(logged.reader.streams(LoggedTable.SCOPE).isEmpty());
    }

    @Test
    void nothingIsLoggedOfAWriteThatFails() {
        logged.create(StreamViewType.KEYS_ONLY);
        Item good = item(1, "a", "x", number(1));
        try {
            logged.writer.writeAll(
                    List.of(ItemPut.of(logged.table(), good, null)), List.of(), (outcomes, alsoRead, batch) -> {
                        throw new IllegalStateException("as the test wants it");
                    });
        } catch (IllegalStateException expected) {
            assertEquals("as the test wants it", expected.getMessage());
        }
        assertEquals(List.of(), logged.records());
    }

    @Test
    void listenersHearOfChangesUntilTheyLeave() {
        logged.create(StreamViewType.KEYS_ONLY);
        AtomicInteger told = new AtomicInteger();
        StreamReader.Subscription subscription = logged.reader.subscribe(logged.stream(), told::incrementAndGet);
        logged.put(item(1, "a", "x", number(1)));
        assertEquals(1, told.get());
        logged.upkeep.roll(logged.stream());
        assertEquals(2, told.get());
        logged.put(item(1, "a", "x", number(2)));
        assertEquals(3, told.get());
        logged.setStream(null);
        assertEquals(4, told.get());
        subscription.close();
        logged.put(item(1, "a", "x", number(3)));
        assertEquals(4, told.get());
    }
}
