package dev.lodestone.store.catalog;

import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.StoreClock;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What becomes of the streams of tables as these are made and changed. Nothing is stored here. Thread-safe if the spaces are.
 *
 * @param shards how many a new stream has
 * @param spaces gives the spaces of new streams
 */
record TableStreams(StorageEngine engine, StoreClock clock, Streams streams, int shards, IntSupplier spaces) {
    /** Whether a table in this state has an open stream: one that is being deleted tells no more changes. */
    static boolean isWanted(TableEntry entry) {
        return entry.definition().streamViewType() != null
                && entry.state().lifecycle().passing() != TableStatus.DELETING;
    }

    /** The stream of a table as it is now, or null. */
    Stream of(Table table) {
        return table.stream() == null ? null : streams.latest(table.stream().stream());
    }

    /** The entry of a table's stream after a change of the table: enabled, disabled or as it was; null for none. */
    Stream following(Table old, TableEntry entry) {
        Stream before = of(old);
        if (!isWanted(entry)) {
            return before == null ? null : resharding().disable(before, settledMillis(entry));
        }
        return before == null ? open(entry, clock.epochMillis()) : before;
    }

    /** A change of a stream is under way for as long as the change of its table is. */
    private static long settledMillis(TableEntry entry) {
        return entry.state().lifecycle().untilMillis();
    }

    /** The entry with the label of a new stream, if it declares one. */
    TableEntry labelled(TableEntry entry) {
        if (entry.definition().streamViewType() == null) {
            return entry;
        }
        TableState state = entry.state();
        String label = streams.newLabel(state.scope(), entry.definition().name(), clock.epochMillis());
        return entry.with(entry.definition(), state.withStreamLabel(label));
    }

    /** A new stream of a table. */
    Stream open(TableEntry entry, long createdMillis) {
        TableState state = entry.state();
        Stream stream = new Stream(
                state.scope(),
                entry.definition().name(),
                state.id(),
                state.streamLabel(),
                entry.definition().keySchema(),
                entry.definition().streamViewType(),
                createdMillis,
                Shard.OPEN,
                settledMillis(entry),
                spaces.getAsInt(),
                0,
                List.of());
        return resharding().open(stream, shards);
    }

    /** Changes shards as of now. */
    Resharding resharding() {
        return new Resharding(engine::takePosition, clock.epochMillis());
    }
}
