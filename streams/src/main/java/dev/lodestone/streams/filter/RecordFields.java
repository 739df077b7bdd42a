package dev.lodestone.streams.filter;

import java.util.BitSet;

/** The values in a record of the fields that patterns name. Used by one thread. */
final class RecordFields {
    private final FieldValue[] values;

    RecordFields(int fields) {
        values = new FieldValue[fields];
    }

    void add(int field, String text, double number, ArrayElement element) {
        values[field] = new FieldValue(text, number, element, values[field]);
    }

    /** The first value of a field, which leads to the others; null if it is not there. */
    FieldValue values(int field) {
        return values[field];
    }

    /** Adds the lists whose elements have values of a field. */
    void addArrays(int field, BitSet arrays) {
        for (FieldValue value = values[field]; value != null; value = value.next()) {
            for (ArrayElement element = value.element(); element != null; element = element.outer()) {
                arrays.set(element.array());
            }
        }
    }
}
