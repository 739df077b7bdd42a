package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.KeyEncoder;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A table as it is at one time, with its encoders and indexes ready. A change of the table makes a new handle and marks
 * the old one as superseded; a request looks its handle up once. Thread-safe.
 */
public final class Table {
    private final TableDefinition definition;
    private final TableState state;
    private final ItemCounter counter;
    private final KeyEncoder keys;
    private final List<Index> indexes;
    private final ExpiryIndex expiryIndex;
    private final OpenStream stream;
    private final boolean ending;
    private volatile boolean superseded;

    /**
     * A handle.
     *
     * @param counters finds or makes the counter of a space
     * @param earliest what is known of the beginning of the expiry index; null where time to live is not enabled
     * @param stream null where no stream is enabled
     */
    Table(
            TableDefinition definition,
            TableState state,
            IntFunction<ItemCounter> counters,
            EarliestExpiry earliest,
            OpenStream stream) {
        this.definition = definition;
        this.state = state;
        this.counter = counters.apply(state.space());
        this.keys = new KeyEncoder(definition.keySchema());
        List<Index> prepared = new ArrayList<>();
        for (IndexDefinition index : definition.indexes()) {
            IndexState indexState = state.indexes().get(index.name());
            prepared.add(new Index(index, indexState, definition.keySchema(), counters.apply(indexState.space())));
        }
        this.indexes = List.copyOf(prepared);
        this.expiryIndex =
                earliest == null ? null : new ExpiryIndex(state.timeToLive(), definition.keySchema(), earliest);
        this.stream = stream;
        this.ending = isEnding(state);
    }

    private static boolean isEnding(TableState state) {
        boolean ending = state.lifecycle().passing() == TableStatus.DELETING;
        for (IndexState index : state.indexes().values()) {
            ending |= index.lifecycle().passing() == TableStatus.DELETING;
        }
        return ending;
    }

    /** Whether the table, or an index of it, ceases to exist at some moment that has been set. */
    boolean isEnding() {
        return ending;
    }

    public String name() {
        return definition.name();
    }

    public String arn() {
        return state.scope().tableArn(definition.name());
    }

    public TableDefinition definition() {
        return definition;
    }

    public TableState state() {
        return state;
    }

    public KeySchema keySchema() {
        return definition.keySchema();
    }

    public int space() {
        return state.space();
    }

    public ItemCounter counter() {
        return counter;
    }

    public KeyEncoder keys() {
        return keys;
    }

    public List<Index> indexes() {
        return indexes;
    }

    /** The index with this name, or null. */
    public Index index(String indexName) {
        for (Index index : indexes) {
            if (index.name().equals(indexName)) {
                return index;
            }
        }
        return null;
    }

    /** The items in the order in which they expire, or null if the table has no time to live. */
    public ExpiryIndex expiryIndex() {
        return expiryIndex;
    }

    /** The stream that tells the changes of this table's items, or null. */
    public OpenStream stream() {
        return stream;
    }

    public TableStatus status(long nowMillis) {
        return state.lifecycle().at(nowMillis);
    }

    public boolean hasLocalIndexes() {
        for (Index index : indexes) {
            if (!index.isGlobal()) {
                return true;
            }
        }
        return false;
    }

    /** The address of the item with this key, which has been checked before. */
    public Address address(Item key) {
        return keys.address(state.space(), key);
    }

    /** Whether the table has changed or gone since this handle was looked up. */
    public boolean isSuperseded() {
        return superseded;
    }

    void supersede() {
        superseded = true;
    }

    TableKey key() {
        return new TableKey(state.scope().namespace(), name());
    }
}
