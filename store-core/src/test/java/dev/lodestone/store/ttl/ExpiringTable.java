package dev.lodestone.store.ttl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.TestTables;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TimeToLive;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.ExpiryEncoder;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A table with partition key {@code id} and sort key {@code part} in an engine, with all that items need to expire, on a
 * clock that stands still.
 */
final class ExpiringTable implements AutoCloseable {
    static final long NOW_SECONDS = 1_700_000_000L;
    static final String ATTRIBUTE = "expires";

    final AtomicLong clock = new AtomicLong(NOW_SECONDS * 1000);
    final StorageEngine engine;
    final Catalog catalog;
    final ItemWriter writer;
    final ExpiryBackfill backfill;
    final ExpirySweeper sweeper;
    private final Table first;

    /** The table in this engine, made if there is none, and written with these participants too. */
    ExpiringTable(StorageEngine engine, ChangeParticipant... others) {
        this.engine = engine;
        catalog = new Catalog(engine, clock::get);
        ExpiryAlarm alarm = new ExpiryAlarm(clock::get);
        List<ChangeParticipant> participants = new ArrayList<>(List.of(others));
        participants.add(new ExpiryMaintainer(alarm));
        writer = new ItemWriter(engine, participants);
        backfill = new ExpiryBackfill(engine, catalog, alarm);
        sweeper = new ExpirySweeper(engine, catalog, writer, clock::get, alarm, SweepOptions.ON_REQUEST);
        Table found = catalog.find(TestTables.SCOPE, TestTables.NAME);
        first = found == null ? create() : found;
    }

    private Table create() {
        KeyAttribute id = new KeyAttribute("id", AttributeType.N);
        KeyAttribute part = new KeyAttribute("part", AttributeType.S);
        return TestTables.create(catalog, new KeySchema(List.of(id), List.of(part)));
    }

    Table table() {
        return catalog.latest(first);
    }

    /** Enables time to live, but does not begin to fill the index. */
    Table enable(String attribute) {
        return catalog.change(
                first,
                entry -> entry.withTimeToLive(
                        TimeToLive.enabled(attribute, 0, entry.spaces().getAsInt())));
    }

    void disable() {
        catalog.change(
                first, entry -> entry.withTimeToLive(entry.state().timeToLive().disabled(0)));
    }

    void awaitComplete() {
        while (table().expiryIndex().isBackfilling()) {
            Thread.onSpinWait();
        }
    }

    static Item key(int id, String part) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put("id", new AttributeValue.N(DynamoNumber.of(id)));
        key.put("part", new AttributeValue.S(part));
        return new Item(key);
    }

    /** An item; null for no time to live. */
    static Item item(int id, String part, AttributeValue expires) {
        Map<String, AttributeValue> attributes =
                new LinkedHashMap<>(key(id, part).attributes());
        attributes.put("text", new AttributeValue.S("text"));
        if (expires != null) {
            attributes.put(ATTRIBUTE, expires);
        }
        return new Item(attributes);
    }

    static AttributeValue seconds(String number) {
        return new AttributeValue.N(DynamoNumber.parse(number));
    }

    static AttributeValue seconds(long number) {
        return new AttributeValue.N(DynamoNumber.of(number));
    }

    void put(Item item) {
        TestTables.write(catalog, first, latest -> writer.write(ItemPut.of(latest, item, null)));
    }

    void delete(Item key) {
        TestTables.write(catalog, first, latest -> writer.write(ItemDelete.of(latest, key, null)));
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        engine.scanAll(table().space(), 0, 1, null, value -> {
            items.add(EncodedItem.of(value).decode());
            return true;
        });
        return items;
    }

    /** One entry of the index, or what one should be. */
    record Entry(long expiryMillis, Item key) {}

    /** Every entry in a space, which are in order. */
    List<Entry> entries(int space) {
        List<Entry> entries = new ArrayList<>();
        engine.scan(space, ExpiryEncoder.partition(), ExpiryEncoder.from(0), value -> {
            entries.add(new Entry(
                    ExpiryEncoder.expiryMillis(value), ExpiryEncoder.key(value).decode()));
            return true;
        });
        for (int i = 1; i < entries.size(); i++) {
            assertEquals(
                    Math.max(entries.get(i - 1).expiryMillis(), entries.get(i).expiryMillis()),
                    entries.get(i).expiryMillis());
        }
        return entries;
    }

    void assertIndexEqualsTable() {
        ExpiryIndex index = table().expiryIndex();
        Set<Entry> expected = new HashSet<>();
        engine.scanAll(table().space(), 0, 1, null, value -> {
            EncodedItem item = EncodedItem.of(value);
            long expiryMillis = index.expiryMillis(item);
            if (expiryMillis != ExpiryIndex.NEVER) {
                expected.add(new Entry(expiryMillis, item.decode(Set.of("id", "part"))));
            }
            return true;
        });
        List<Entry> entries = entries(index.space());
        assertEquals(expected, new HashSet<>(entries));
        assertEquals(expected.size(), entries.size());
    }

    /** Ends the work and leaves the engine open. */
    @Override
    public void close() {
        sweeper.close();
        backfill.close();
    }
}
