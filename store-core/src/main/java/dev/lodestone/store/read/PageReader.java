package dev.lodestone.store.read;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.StorageEngine;

/** Reads pages of tables and indexes, for queries and scans alike. Thread-safe. */
public final class PageReader {
    private final StorageEngine engine;

    public PageReader(StorageEngine engine) {
        this.engine = engine;
    }

    /** Reads the page that the entries at the beginning of the source make. */
    public Page read(PageRequest request, EntrySource source) {
        PageBuilder builder = new PageBuilder(request);
        if (request.fromTable()) {
            readFromTable(request, source, builder);
        } else {
            source.visit(engine, value -> builder.add(EncodedItem.of(value)));
        }
        return builder.page();
    }

    /** Index and table are read as of one moment, so that each entry has its item. */
    private void readFromTable(PageRequest request, EntrySource source, PageBuilder builder) {
        try (Snapshot snapshot = engine.snapshot()) {
            TableFetch fetch = new TableFetch(request, snapshot, builder);
            source.visit(snapshot, fetch);
            fetch.end();
        }
    }
}
