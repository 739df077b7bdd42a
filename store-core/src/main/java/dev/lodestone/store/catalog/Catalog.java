package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.schema.TableDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The tables that exist: their handles in memory, and their entries in the store, which change together. Thread-safe;
 * changes happen one at a time, look-ups never wait.
 *
 * <p>After a change, no write goes on with an older handle: the old handle is marked as superseded, which every write
 * checks while it holds its keys, and the change then waits for the writes that were already past that check.
 */
public final class Catalog {
    private static final Address NEXT_SPACE = Address.of(Spaces.STORE, new byte[] {0});
    private static final String ARN_PREFIX = "arn:";

    private static final System.Logger LOG = System.getLogger(Catalog.class.getName());

    private final StorageEngine engine;
    private final StoreClock clock;
    private final ConcurrentSkipListMap<TableKey, Table> tables = new ConcurrentSkipListMap<>();
    private final Object changes = new Object();
    private int nextSpace = Spaces.FIRST_DATA_SPACE;

    /** The catalogue that the engine holds. */
    public Catalog(StorageEngine engine, StoreClock clock) {
        this.engine = engine;
        this.clock = clock;
        byte[] stored = engine.get(NEXT_SPACE);
        if (stored != null) {
            nextSpace = ByteBuffer.wrap(stored).getInt();
        }
        DroppedSpaces.delete(DroppedSpaces.marked(engine), engine);
        engine.scanAll(Spaces.CATALOG, 0, 1, null, value -> {
            TableEntry entry = TableEntryCodec.decode(EncodedItem.of(value).decode());
            Table table = handle(entry.definition(), entry.state(), null);
            tables.put(table.key(), table);
            return true;
        });
    }

    /** The table, given by its name or ARN, or null. */
    public Table find(RequestScope scope, String nameOrArn) {
        return present(tables.get(new TableKey(scope.namespace(), name(nameOrArn))));
    }

    /** The table as it is now, or null if it is gone. */
    public Table latest(Table known) {
        Table table = tables.get(known.key());
        return table == null || !table.state().id().equals(known.state().id()) ? null : table;
    }

    /** The table without what has ceased to exist by now: indexes, or all of it; null for null. */
    private Table present(Table table) {
        if (table == null || !table.isEnding()) {
            return table;
        }
        long now = clock.epochMillis();
        if (table.state().lifecycle().isGone(now)) {
            remove(table);
            return null;
        }
        for (Index index : table.indexes()) {
            if (index.state().lifecycle().isGone(now)) {
                return present(change(table, entry -> entry.withoutIndex(index.name())));
            }
        }
        return table;
    }

    /**
     * The table, given by its name or ARN, whose items may be read and written.
     *
     * @throws DynamoDbException ResourceNotFoundException if there is none, or it is being created or deleted
     */
    public Table active(RequestScope scope, String nameOrArn) {
        Table table = find(scope, nameOrArn);
        TableStatus status = table == null ? TableStatus.DELETING : table.status(clock.epochMillis());
        if (status == TableStatus.CREATING || status == TableStatus.DELETING) {
            if (table == null) {
                logWhereElse(scope, name(nameOrArn));
            }
            throw DynamoDbException.resourceNotFound();
        }
        return table;
    }

    /** With isolated namespaces, the usual reason for a missing table is other credentials or another region. */
    public void logWhereElse(RequestScope scope, String name) {
        List<String> elsewhere = namespacesWith(name);
        if (!elsewhere.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Table {0} was asked for in {1}, where it does not exist; it exists in {2}",
                    name,
                    scope.namespace(),
                    elsewhere);
        }
    }

    /** The table name within an ARN; anything else is the name itself. */
    public static String name(String nameOrArn) {
        return nameOrArn.startsWith(ARN_PREFIX) ? nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1) : nameOrArn;
    }

    /** The tables of a scope whose names come after the given one, in their order. */
    public Collection<Table> tablesAfter(RequestScope scope, String name) {
        TableKey from = new TableKey(scope.namespace(), name);
        TableKey to = new TableKey(scope.namespace() + '\0', "");
        tables.subMap(from, false, to, false).values().forEach(this::present);
        return tables.subMap(from, false, to, false).values();
    }

    /** Every table of every scope. */
    public Collection<Table> all() {
        return tables.values();
    }

    private List<String> namespacesWith(String name) {
        List<String> namespaces = new ArrayList<>();
        for (TableKey key : tables.keySet()) {
            if (key.name().equals(name)) {
                namespaces.add(key.namespace());
            }
        }
        return namespaces;
    }

    /**
     * Adds a table.
     *
     * @param stateOf makes its state, with as many spaces as it asks for
     * @throws DynamoDbException ResourceInUseException if there is one with this name
     */
    public Table create(RequestScope scope, TableDefinition definition, StateMaker stateOf) {
        synchronized (changes) {
            if (find(scope, definition.name()) != null) {
                throw DynamoDbException.resourceInUse("Table already exists: " + definition.name());
            }
            Table table = handle(definition, stateOf.make(this::allocateSpace), null);
            engine.commit(batch -> put(table, batch));
            tables.put(table.key(), table);
            return table;
        }
    }

    /**
     * Changes a table: the change sees the latest entry and gives a new one. The entries of an index that is no longer
     * there are deleted.
     *
     * @return the new handle, or null if the table is gone
     */
    public Table change(Table known, UnaryOperator<TableEntry> change) {
        Table changed;
        List<Integer> dropped;
        synchronized (changes) {
            Table old = latest(known);
            if (old == null) {
                return null;
            }
            TableEntry entry = change.apply(new TableEntry(old.definition(), old.state(), this::allocateSpace));
            changed = handle(entry.definition(), entry.state(), old);
            Table published = changed;
            dropped = spacesLeft(old, changed);
            engine.commit(batch -> {
                put(published, batch);
                dropped.forEach(space -> DroppedSpaces.mark(space, batch));
            });
            tables.put(changed.key(), changed);
            old.supersede();
        }
        engine.awaitUpdates();
        DroppedSpaces.delete(dropped, engine);
        return changed;
    }

    /** Removes a table and all its data, if it is still there. */
    public void remove(Table known) {
        synchronized (changes) {
            Table old = latest(known);
            if (old == null) {
                return;
            }
            tables.remove(old.key());
            old.supersede();
            engine.awaitUpdates();
            engine.commit(batch -> {
                batch.delete(old.key().address());
                batch.deleteSpace(old.space());
                old.indexes().forEach(index -> batch.deleteSpace(index.space()));
                if (old.expiryIndex() != null) {
                    batch.deleteSpace(old.expiryIndex().space());
                }
            });
        }
    }

    /** The spaces of indexes that a change has removed, that of the expiry index among them. */
    private static List<Integer> spacesLeft(Table old, Table changed) {
        List<Integer> left = new ArrayList<>();
        for (Index index : old.indexes()) {
            if (changed.state().indexes().values().stream().noneMatch(kept -> kept.space() == index.space())) {
                left.add(index.space());
            }
        }
        if (old.expiryIndex() != null && !keepsExpiryIndex(old, changed)) {
            left.add(old.expiryIndex().space());
        }
        return left;
    }

    private static boolean keepsExpiryIndex(Table old, Table changed) {
        return changed.expiryIndex() != null
                && changed.expiryIndex().space() == old.expiryIndex().space();
    }

    /** A new handle; spaces that the old one had keep their counters. */
    private Table handle(TableDefinition definition, TableState state, Table old) {
        return new Table(
                definition,
                state,
                space -> {
                    ItemCounter kept = old == null ? null : counterOf(old, space);
                    return kept != null ? kept : new ItemCounter(space, engine);
                },
                earliestExpiry(state.timeToLive(), old));
    }

    private static EarliestExpiry earliestExpiry(TimeToLive setting, Table old) {
        if (setting == null || !setting.enabled()) {
            return null;
        }
        ExpiryIndex kept = old == null ? null : old.expiryIndex();
        return kept != null && kept.space() == setting.space() ? kept.earliest() : new EarliestExpiry();
    }

    private static ItemCounter counterOf(Table table, int space) {
        if (table.space() == space) {
            return table.counter();
        }
        for (Index index : table.indexes()) {
            if (index.space() == space) {
                return index.counter();
            }
        }
        return null;
    }

    private int allocateSpace() {
        return nextSpace++;
    }

    private void put(Table table, WriteBatch batch) {
        batch.put(
                NEXT_SPACE, ByteBuffer.allocate(Integer.BYTES).putInt(nextSpace).array());
        batch.put(
                table.key().address(),
                EncodedItem.encode(TableEntryCodec.encode(table.definition(), table.state()))
                        .bytes());
    }
}
