package dev.lodestone.store.encoding;

import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.value.AttributeValue;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the range of sort parts that satisfies a key condition: leading sort key attributes that equal given values,
 * then at most one attribute within bounds. It fits tables and indexes alike, because both begin their sort part with
 * the sortable forms of the sort key.
 */
public final class SortKeyRange {
    private final ByteSink prefix = new ByteSink(64);
    private byte[] from;
    private byte[] to;

    /** The range of all entries whose leading sort key attributes have these values. */
    public SortKeyRange(List<AttributeValue> leading) {
        for (AttributeValue value : leading) {
            KeyComponent.append(value, prefix);
        }
        byte[] common = prefix.toByteArray();
        if (common.length > 0) {
            from = common;
            to = afterAllWith(common);
        }
    }

    public SortKeyRange lessThan(AttributeValue value) {
        to = whole(value);
        return this;
    }

    public SortKeyRange atMost(AttributeValue value) {
        to = afterAllWith(whole(value));
        return this;
    }

    public SortKeyRange greaterThan(AttributeValue value) {
        from = afterAllWith(whole(value));
        return this;
    }

    public SortKeyRange atLeast(AttributeValue value) {
        from = whole(value);
        return this;
    }

    public SortKeyRange beginsWith(AttributeValue value) {
        int length = prefix.length();
        KeyComponent.appendOpen(value, prefix);
        from = prefix.toByteArray();
        to = afterAllWith(from);
        prefix.truncate(length);
        return this;
    }

    public SortRange range(boolean forward) {
        return new SortRange(from, to, forward);
    }

    /** What of the range comes after the entry with this sort part, in the direction of travel. */
    public static SortRange resume(SortRange range, byte[] lastSort) {
        if (!range.forward()) {
            boolean narrows = range.to() == null || Arrays.compareUnsigned(lastSort, range.to()) < 0;
            return narrows ? new SortRange(range.from(), lastSort, false) : range;
        }
        byte[] next = Arrays.copyOf(lastSort, lastSort.length + 1);
        boolean narrows = range.from() == null || Arrays.compareUnsigned(next, range.from()) > 0;
        return narrows ? new SortRange(next, range.to(), true) : range;
    }

    private byte[] whole(AttributeValue value) {
        int length = prefix.length();
        KeyComponent.append(value, prefix);
        byte[] bytes = prefix.toByteArray();
        prefix.truncate(length);
        return bytes;
    }

    /** The first row of bytes that comes after every one with this beginning; null where none does. */
    private static byte[] afterAllWith(byte[] beginning) {
        for (int at = beginning.length - 1; at >= 0; at--) {
            if (beginning[at] != (byte) 0xff) {
                byte[] after = Arrays.copyOf(beginning, at + 1);
                after[at]++;
                return after;
            }
        }
        return null;
    }
}
