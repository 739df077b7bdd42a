package dev.lodestone.store.changelog;

import dev.lodestone.store.TestTables;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A table with partition key {@code id} and sort key {@code part} in an engine, with all that its changes need to be
 * logged, on a clock that stands still.
 */
final class LoggedTable implements AutoCloseable {
    static final RequestScope SCOPE = TestTables.SCOPE;
    static final long START_MILLIS = 1_700_000_000_123L;
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    private static final KeyAttribute ID = new KeyAttribute("id", AttributeType.N);
    private static final KeyAttribute PART = new KeyAttribute("part", AttributeType.S);

    final AtomicLong clock = new AtomicLong(START_MILLIS);
    final StorageEngine engine;
    final Catalog catalog;
    final ItemWriter writer;
    final StreamReader reader;
    final StreamUpkeep upkeep;

    /** What the engine holds, with streams kept on request. */
    LoggedTable(StorageEngine engine, int shards) {
        this.engine = engine;
        StreamSettings settings = StreamSettings.DEFAULT.withShards(shards).onRequest();
        catalog = new Catalog(engine, clock::get, settings);
        writer = new ItemWriter(engine, List.of(new ChangeLog(clock::get)));
        LogTrimmer trimmer = new LogTrimmer(engine, catalog, clock::get, settings.retentionMillis());
        reader = new StreamReader(catalog, engine, trimmer);
        upkeep = new StreamUpkeep(catalog, trimmer, clock::get, settings);
    }

    /** Makes the table; null for one without a stream. */
    LoggedTable create(StreamViewType viewType) {
        TestTables.create(catalog, new KeySchema(List.of(ID), List.of(PART)), viewType);
        return this;
    }

    Table table() {
        return catalog.find(SCOPE, TestTables.NAME);
    }

    /** Enables the stream, or disables it for null. */
    void setStream(StreamViewType viewType) {
        catalog.change(table(), entry -> entry.with(entry.definition().withStream(viewType), entry.state()));
    }

    /** The stream that is enabled, as it is now. */
    Stream stream() {
        return reader.find(SCOPE, table().stream().stream().arn());
    }

    static Item key(int id, String part) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put("id", number(id));
        key.put("part", text(part));
        return new Item(key);
    }

    static Item item(int id, String part, String name, AttributeValue value) {
        Map<String, AttributeValue> attributes =
                new LinkedHashMap<>(key(id, part).attributes());
        attributes.put(name, value);
        return new Item(attributes);
    }

    static AttributeValue text(String text) {
        return new AttributeValue.S(text);
    }

    static AttributeValue number(long number) {
        return new AttributeValue.N(DynamoNumber.of(number));
    }

    void put(Item item) {
        retry(latest -> writer.write(ItemPut.of(latest, item, null)));
    }

    void delete(Item key) {
        retry(latest -> writer.write(ItemDelete.of(latest, key, null)));
    }

    /** Writes with the latest handle, again if that has changed meanwhile. */
    void retry(Consumer<Table> write) {
        TestTables.write(this::table, write);
    }

    /** The items of the table by their keys. */
    Map<Item, Item> items() {
        Map<Item, Item> items = new HashMap<>();
        engine.scanAll(table().space(), 0, 1, null, value -> {
            Item item = EncodedItem.of(value).decode();
            items.put(keyOf(item), item);
            return true;
        });
        return items;
    }

    static Item keyOf(Item item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put("id", item.get("id"));
        key.put("part", item.get("part"));
        return new Item(key);
    }

    /** All records of a shard. */
    List<ChangeRecord> records(Stream stream, Shard shard) {
        return reader.read(stream, shard, shard.firstPosition(), Integer.MAX_VALUE, Long.MAX_VALUE)
                .records();
    }

    /** All records of a stream, parents before their children. */
    List<ChangeRecord> records(Stream stream) {
        List<ChangeRecord> records = new ArrayList<>();
        stream.shards().forEach(shard -> records.addAll(records(stream, shard)));
        return records;
    }

    List<ChangeRecord> records() {
        return records(stream());
    }

    /** Ends the work and leaves the engine open. */
    @Override
    public void close() {
        upkeep.close();
    }
}
