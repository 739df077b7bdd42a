package dev.lodestone.store.engine;

import java.util.Arrays;

/**
 * A range of {@link EntryKey}s.
 *
 * @param lower the lower end, included
 * @param upper the upper end, excluded
 */
public record KeyRange(byte[] lower, byte[] upper) {
    /** Everything in a space, counters included. */
    public static KeyRange ofSpace(int space) {
        return new KeyRange(EntryKey.ofKind(space, EntryKey.ENTRY), EntryKey.ofKind(space, EntryKey.END_OF_KINDS));
    }

    /** The entries of one partition whose sort part lies in the range. */
    public static KeyRange ofPartition(int space, byte[] partition, SortRange range) {
        byte[] prefix = EntryKey.of(EntryKey.ENTRY, space, partition, Address.EMPTY);
        return new KeyRange(
                range.from() == null ? prefix : concat(prefix, range.from()),
                range.to() == null ? successor(prefix) : concat(prefix, range.to()));
    }

    /** The entries of one segment of a space, or what of them follows an address, if that is not null. */
    public static KeyRange ofSegment(int space, int segment, int totalSegments, Address after) {
        if (segment < 0 || segment >= totalSegments) {
            throw new IllegalArgumentException("Segment " + segment + " is not one of " + totalSegments);
        }
        byte[] lower = segmentStart(space, segment, totalSegments);
        byte[] upper = segmentStart(space, segment + 1, totalSegments);
        if (after == null) {
            return new KeyRange(lower, upper);
        }
        if (after.space() != space) {
            throw new IllegalArgumentException(after + " is not in space " + space);
        }
        byte[] key = EntryKey.ofEntry(after);
        byte[] next = Arrays.copyOf(key, key.length + 1);
        return new KeyRange(Arrays.compareUnsigned(next, lower) > 0 ? next : lower, upper);
    }

    /** Whether the key is in the range. */
    public boolean contains(byte[] key) {
        return Arrays.compareUnsigned(key, lower) >= 0 && Arrays.compareUnsigned(key, upper) < 0;
    }

    /** Whether no key can be in the range. */
    public boolean isEmpty() {
        return Arrays.compareUnsigned(lower, upper) >= 0;
    }

    private static byte[] segmentStart(int space, int segment, int totalSegments) {
        return segment == totalSegments
                ? EntryKey.ofKind(space, EntryKey.COUNTER)
                : EntryKey.ofHash(space, (int) (((long) segment << 32) / totalSegments));
    }

    /** The least key that is greater than all with the prefix. There is one, for the kind in a key is never 0xff. */
    private static byte[] successor(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xff) {
            last--;
        }
        byte[] key = Arrays.copyOf(prefix, last + 1);
        key[last]++;
        return key;
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] key = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, key, head.length, tail.length);
        return key;
    }
}
