package dev.lodestone.streams.filter;

import java.util.BitSet;

/**
 * An element of a list in a record, and those around it; also what a match has so far taken from lists. Fields that match
 * together must not be taken from different elements of the same list. Immutable.
 *
 * @param array the list; lists are counted as they begin, so that inner ones have higher numbers
 * @param index which of its elements
 * @param outer an element of a list with a lower number, or null
 */
record ArrayElement(int array, int index, ArrayElement outer) {
    /** In place of elements that exclude each other. */
    private static final ArrayElement CONFLICT = new ArrayElement(-1, -1, null);

    boolean isConflict() {
        return array < 0;
    }

    /** What has been taken if a value in an element is added. */
    static ArrayElement merge(ArrayElement taken, ArrayElement added) {
        if (taken == null || added == null) {
            return taken == null ? added : taken;
        }
        if (taken.array == added.array && taken.index != added.index) {
            return CONFLICT;
        }
        ArrayElement inner = taken.array >= added.array ? taken : added;
        ArrayElement outer = merge(
                taken.array >= added.array ? taken.outer : taken, added.array >= taken.array ? added.outer : added);
        return outer != null && outer.isConflict() ? CONFLICT : new ArrayElement(inner.array, inner.index, outer);
    }

    /** What of this concerns some lists alone. */
    static ArrayElement within(BitSet arrays, ArrayElement taken) {
        if (taken == null) {
            return null;
        }
        ArrayElement outer = within(arrays, taken.outer);
        return arrays.get(taken.array) ? new ArrayElement(taken.array, taken.index, outer) : outer;
    }
}
