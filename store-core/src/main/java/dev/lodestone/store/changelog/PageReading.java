package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.engine.LogVisitor;
import java.util.ArrayList;
import java.util.List;

/** Gathers the records of one read until one of its limits is reached. Used by one thread. */
final class PageReading implements LogVisitor {
    private final RecordCodec codec;
    private final int limit;
    private final long maximumBytes;
    private final List<ChangeRecord> records = new ArrayList<>();
    private long bytes;
    private boolean full;

    PageReading(Stream stream, int limit, long maximumBytes) {
        this.codec = new RecordCodec(new AttributeSelection(stream.keySchema().names()));
        this.limit = limit;
        this.maximumBytes = maximumBytes;
    }

    @Override
    public boolean visit(long position, byte[] value) {
        if (records.size() == limit) {
            full = true;
            return false;
        }
        ChangeRecord record = codec.decode(position, value);
        bytes += record.size();
        if (bytes > maximumBytes && !records.isEmpty()) {
            full = true;
            return false;
        }
        records.add(record);
        return true;
    }

    List<ChangeRecord> records() {
        return records;
    }

    /** Whether there are more records than were read. */
    boolean isFull() {
        return full;
    }

    /** The position of the last record read. */
    long position(long otherwise) {
        return records.isEmpty() ? otherwise : records.get(records.size() - 1).position();
    }
}
