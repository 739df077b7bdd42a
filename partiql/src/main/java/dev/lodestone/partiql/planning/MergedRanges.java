package dev.lodestone.partiql.planning;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.SortKeyRange;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.read.EntrySource;
import dev.lodestone.store.read.QueryRange;
import dev.lodestone.store.read.ReadTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of several ranges in the order of their sort parts, those that are equal in the order of the ranges.
 *
 * <p>Each range is read as far as a page could need it, and then all are put in order.
 *
 * @param after the address of the last entry that is not wanted any more, or null
 */
record MergedRanges(ReadTarget target, List<QueryRange> ranges, boolean forward, Address after) implements EntrySource {
    /** What a page can hold at most, in bytes. */
    private static final int PAGE_BYTES = 1 << 20;

    @Override
    public void visit(Reader reader, EntryVisitor visitor) {
        List<Entry> entries = new ArrayList<>();
        int resumed = resumedRange();
        for (int at = 0; at < ranges.size(); at++) {
            collect(reader, ranges.get(at).partition(), rest(at, resumed), entries);
        }
        entries.sort((left, right) -> forward
                ? Arrays.compareUnsigned(left.sort, right.sort)
                : Arrays.compareUnsigned(right.sort, left.sort));
        for (Entry entry : entries) {
            if (!visitor.visit(entry.value)) {
                return;
            }
        }
    }

    private int resumedRange() {
        for (int at = 0; after != null && at < ranges.size(); at++) {
            if (Arrays.equals(ranges.get(at).partition(), after.partition())) {
                return at;
            }
        }
        return -1;
    }

    /** Of what is equal to the last entry, only the ranges after its own are still to come. */
    private SortRange rest(int at, int resumed) {
        SortRange range = ranges.get(at).range();
        if (after == null) {
            return range;
        }
        if (at <= resumed) {
            return SortKeyRange.resume(range, after.sort());
        }
        return forward
                ? new SortRange(later(range.from(), after.sort()), range.to(), true)
                : new SortRange(
                        range.from(), earlier(range.to(), Arrays.copyOf(after.sort(), after.sort().length + 1)), false);
    }

    private static byte[] later(byte[] bound, byte[] other) {
        return bound != null && Arrays.compareUnsigned(bound, other) > 0 ? bound : other;
    }

    private static byte[] earlier(byte[] bound, byte[] other) {
        return bound != null && Arrays.compareUnsigned(bound, other) < 0 ? bound : other;
    }

    private void collect(Reader reader, byte[] partition, SortRange range, List<Entry> entries) {
        int[] bytes = {0};
        reader.scan(target.space(), partition, range, value -> {
            EncodedItem item = EncodedItem.of(value);
            entries.add(new Entry(target.address(target.key(item)).sort(), value));
            bytes[0] += item.size();
            return bytes[0] < PAGE_BYTES;
        });
    }

    private static final class Entry {
        private final byte[] sort;
        private final byte[] value;

        Entry(byte[] sort, byte[] value) {
            this.sort = sort;
            this.value = value;
        }
    }
}
