package dev.lodestone.store.read;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.staleness.PastState;
import dev.lodestone.store.staleness.Staleness;

/** Reads pages of tables and indexes, for queries and scans alike. Thread-safe. */
public final class PageReader {
    private final StorageEngine engine;
    private final Staleness staleness;

    public PageReader(StorageEngine engine, Staleness staleness) {
        this.engine = engine;
        this.staleness = staleness;
    }

    /** Reads the page that the entries at the beginning of the source make. */
    public Page read(PageRequest request, EntrySource source) {
        ReadTarget target = request.target();
        PastState past = request.consistent() ? null : staleness.seenBy(target.table(), target.index());
        PageBuilder builder = new PageBuilder(request);
        if (past == null) {
            readPresent(request, source, builder);
        } else {
            try (past) {
                readState(past.reader(), request, source, builder);
            }
        }
        return builder.page();
    }

    /** Index and table are read as of one moment, so that each entry has its item. */
    private void readPresent(PageRequest request, EntrySource source, PageBuilder builder) {
        if (request.fromTable()) {
            try (Snapshot snapshot = engine.snapshot()) {
                readState(snapshot, request, source, builder);
            }
        } else {
            readState(engine, request, source, builder);
        }
    }

    private static void readState(Reader state, PageRequest request, EntrySource source, PageBuilder builder) {
        if (request.fromTable()) {
            TableFetch fetch = new TableFetch(request, state, builder);
            source.visit(state, fetch);
            fetch.end();
        } else {
            source.visit(state, value -> builder.add(EncodedItem.of(value)));
        }
    }
}
