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
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The tables that exist: their handles in memory, and their entries in the store, which change together. Thread-safe;
 * changes happen one at a time, look-ups never wait.
 *
 * <p>After a change, no write goes on with an older handle: the old handle is marked as superseded, which every write
 * checks while it holds its keys, and the change then waits for the writes that were already past that check, before
 * anybody is given the new handle.
 */
public final class Catalog {
    private static final Address NEXT_SPACE = Address.of(Spaces.STORE, new byte[] {0});
    private static final String ARN_PREFIX = "arn:";

    private final StorageEngine engine;
    private final StoreClock clock;
    private final ConcurrentSkipListMap<TableKey, Table> tables = new ConcurrentSkipListMap<>();
    private final Streams streams;
    private final StreamSettings streamSettings;
    private final TableStreams tableStreams;
    private final TableHandles handles;
    private final Object changes = new Object();
    private int nextSpace;
    private boolean retired;

    /** The catalogue that the engine holds, with the usual settings for streams. */
    public Catalog(StorageEngine engine, StoreClock clock) {
        this(engine, clock, StreamSettings.DEFAULT);
    }

    /** The catalogue that the engine holds. */
    public Catalog(StorageEngine engine, StoreClock clock, StreamSettings streamSettings) {
        this(engine, clock, streamSettings, Spaces.FIRST_DATA_SPACE);
    }

    private Catalog(StorageEngine engine, StoreClock clock, StreamSettings streamSettings, int leastSpace) {
        this.engine = engine;
        this.clock = clock;
        this.streamSettings = streamSettings;
        this.streams = new Streams(engine);
        this.tableStreams = new TableStreams(engine, clock, streams, streamSettings.shards(), this::allocateSpace);
        this.handles = new TableHandles(engine, streams);
        byte[] stored = engine.get(NEXT_SPACE);
        nextSpace = stored == null
                ? leastSpace
                : Math.max(leastSpace, ByteBuffer.wrap(stored).getInt());
        DroppedSpaces.delete(DroppedSpaces.marked(engine), engine);
        engine.scanAll(Spaces.CATALOG, 0, 1, null, value -> {
            TableEntry entry = TableEntryCodec.decode(EncodedItem.of(value).decode());
            Table table = handles.handle(entry, streams.of(entry), null);
            tables.put(table.key(), table);
            return true;
        });
        tables.values().forEach(this::openMissingStream);
    }

    /**
     * Ends this catalogue, and gives the one of what the engine holds after a change of everything. From the beginning of that
     * change on, whoever wants to change something by this catalogue or one of its handles is told that they are stale. Spaces
     * that have ever been given out are not given again, so that what was begun before finds nothing that is not its own.
     */
    public Catalog renew(Runnable changeOfAll) {
        synchronized (changes) {
            requireCurrent();
            retired = true;
            tables.values().forEach(Table::supersede);
            engine.awaitUpdates();
            changeOfAll.run();
            return new Catalog(engine, clock, streamSettings, nextSpace);
        }
    }

    private void requireCurrent() {
        if (retired) {
            throw new StaleTableException();
        }
    }

    /** A table that was made when streams were only declared gets the stream that it declares. */
    private void openMissingStream(Table table) {
        TableEntry entry = entry(table);
        if (TableStreams.isWanted(entry) && table.stream() == null) {
            Stream opened = tableStreams.open(
                    entry, StreamLabels.epochMillis(entry.state().streamLabel()));
            engine.commit(batch -> {
                put(entry, batch);
                Streams.store(opened, batch);
            });
            streams.publish(opened);
            tables.put(table.key(), handles.handle(entry, opened, table));
        }
    }

    /** The streams of these tables, and of past ones. */
    public Streams streams() {
        return streams;
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
            log().log(
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

    /** Removes the tables and indexes whose deletion has come to its end by now, as whoever looks them up does. */
    public void removeWhatIsGone() {
        tables.values().forEach(this::present);
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
            requireCurrent();
            if (find(scope, definition.name()) != null) {
                throw DynamoDbException.resourceInUse("Table already exists: " + definition.name());
            }
            TableEntry entry = tableStreams.labelled(
                    new TableEntry(definition, stateOf.make(this::allocateSpace), this::allocateSpace));
            Stream stream = definition.streamViewType() == null ? null : tableStreams.open(entry, clock.epochMillis());
            Table table = handles.handle(entry, stream, null);
            engine.commit(batch -> put(entry, stream, batch));
            publish(stream);
            tables.put(table.key(), table);
            return table;
        }
    }

    /**
     * Changes a table: the change sees the latest entry and gives a new one. The entries of an index that is no longer
     * there are deleted; a stream is enabled or disabled as the new definition says.
     *
     * @return the new handle, or null if the table is gone
     */
    public Table change(Table known, UnaryOperator<TableEntry> change) {
        Table changed;
        List<Integer> dropped;
        synchronized (changes) {
            requireCurrent();
            Table old = latest(known);
            if (old == null) {
                return null;
            }
            TableEntry wanted = change.apply(entry(old));
            boolean enables = old.stream() == null && TableStreams.isWanted(wanted);
            TableEntry entry = enables ? tableStreams.labelled(wanted) : wanted;
            changed = replace(old, entry, () -> tableStreams.following(old, entry));
            dropped = TableHandles.spacesLeft(old, changed);
        }
        DroppedSpaces.delete(dropped, engine);
        return changed;
    }

    /**
     * Changes the shards of a stream.
     *
     * @param change sees the latest entry while no record is being appended, and gives a new one, or the same
     * @return the stream as it is then, or null if it is gone or disabled
     */
    public Stream reshard(Stream known, BiFunction<Resharding, Stream, Stream> change) {
        synchronized (changes) {
            requireCurrent();
            Table table = tables.get(new TableKey(known.scope().namespace(), known.tableName()));
            if (table == null
                    || table.stream() == null
                    || table.stream().stream().space() != known.space()) {
                return null;
            }
            Stream latest = streams.latest(known);
            return replace(table, entry(table), () -> change.apply(tableStreams.resharding(), latest)).stream()
                    .stream();
        }
    }

    /**
     * Puts a new handle in the place of an old one. No write goes on with the old one when the stream's new entry is made,
     * so that a shard that is closed then has all of its records, and its children have later ones.
     */
    private Table replace(Table old, TableEntry entry, Supplier<Stream> newStream) {
        old.supersede();
        Table next = null;
        try {
            engine.awaitUpdates();
            Stream stream = newStream.get();
            Table made = handles.handle(entry, stream, old);
            engine.commit(batch -> {
                put(entry, stream, batch);
                TableHandles.spacesLeft(old, made).forEach(space -> DroppedSpaces.mark(space, batch));
            });
            next = made;
            publish(stream);
            return made;
        } finally {
            tables.put(old.key(), next == null ? handles.handle(entry(old), tableStreams.of(old), old) : next);
        }
    }

    private void publish(Stream stream) {
        if (stream != null) {
            streams.publish(stream);
        }
    }

    private TableEntry entry(Table table) {
        return new TableEntry(table.definition(), table.state(), this::allocateSpace);
    }

    /** Removes a table and all its data, if it is still there. Its stream is disabled. */
    public void remove(Table known) {
        synchronized (changes) {
            requireCurrent();
            Table old = latest(known);
            if (old == null) {
                return;
            }
            tables.remove(old.key());
            old.supersede();
            engine.awaitUpdates();
            Stream stream =
                    old.stream() == null ? null : tableStreams.resharding().disable(tableStreams.of(old), 0);
            engine.commit(batch -> {
                batch.delete(old.key().address());
                batch.deleteSpace(old.space());
                old.indexes().forEach(index -> batch.deleteSpace(index.space()));
                if (old.expiryIndex() != null) {
                    batch.deleteSpace(old.expiryIndex().space());
                }
                if (stream != null) {
                    Streams.store(stream, batch);
                }
            });
            publish(stream);
        }
    }

    /** Takes closed shards from a stream, of which no record is left. */
    public void removeShards(Stream known, Predicate<Shard> removed) {
        synchronized (changes) {
            requireCurrent();
            Stream latest = streams.latest(known);
            if (latest == null) {
                return;
            }
            List<Shard> kept = new ArrayList<>(latest.shards());
            if (kept.removeIf(shard -> !shard.isOpen() && removed.test(shard))) {
                Stream changed = latest.withShards(kept, latest.nextShardNumber());
                engine.commit(batch -> Streams.store(changed, batch));
                streams.publish(changed);
            }
        }
    }

    /** Removes a stream that is disabled, and its records. */
    public void remove(Stream known) {
        synchronized (changes) {
            requireCurrent();
            Stream latest = streams.latest(known);
            if (latest != null && !latest.isEnabled()) {
                streams.remove(latest);
                engine.commit(batch -> {
                    batch.delete(latest.key().address());
                    batch.deleteSpace(latest.space());
                });
            }
        }
    }

    private int allocateSpace() {
        return nextSpace++;
    }

    private void put(TableEntry entry, Stream stream, WriteBatch batch) {
        put(entry, batch);
        if (stream != null) {
            Streams.store(stream, batch);
        }
    }

    private void put(TableEntry entry, WriteBatch batch) {
        batch.put(
                NEXT_SPACE, ByteBuffer.allocate(Integer.BYTES).putInt(nextSpace).array());
        TableKey key = new TableKey(
                entry.state().scope().namespace(), entry.definition().name());
        batch.put(
                key.address(),
                EncodedItem.encode(TableEntryCodec.encode(entry.definition(), entry.state()))
                        .bytes());
    }

    /** Made when there is something to say: the logging of the platform takes longer to start than a store in memory. */
    private static System.Logger log() {
        return System.getLogger(Catalog.class.getName());
    }
}
