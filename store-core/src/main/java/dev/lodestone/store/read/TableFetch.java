package dev.lodestone.store.read;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Reader;
import java.util.ArrayList;
import java.util.List;

/** Fetches the items that the entries of an index stand for, several at a time. Used by one thread. */
final class TableFetch implements EntryVisitor {
    private static final int BATCH = 32;

    private final Table table;
    private final int limit;
    private final Reader reader;
    private final PageBuilder builder;
    private final List<EncodedItem> entries = new ArrayList<>(BATCH);
    private final List<Address> addresses = new ArrayList<>(BATCH);
    private int seen;
    private boolean more = true;

    TableFetch(PageRequest request, Reader reader, PageBuilder builder) {
        this.table = request.target().table();
        this.limit = request.limit();
        this.reader = reader;
        this.builder = builder;
    }

    @Override
    public boolean visit(byte[] value) {
        EncodedItem entry = EncodedItem.of(value);
        entries.add(entry);
        addresses.add(table.keys().address(table.space(), entry::get));
        seen++;
        if (entries.size() == BATCH || seen == limit) {
            end();
        }
        return more;
    }

    /** Fetches what is still outstanding. */
    void end() {
        List<byte[]> items = reader.multiGet(addresses);
        for (int i = 0; more && i < entries.size(); i++) {
            more = builder.add(entries.get(i), EncodedItem.of(items.get(i)));
        }
        entries.clear();
        addresses.clear();
    }
}
