package dev.lodestone.streams.filter;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One way to match a pattern: fields, and what each of them may be. A pattern without {@code $or} has one. Fields are
 * named by their whole path, its steps joined by dots, and stand in the order of their names.
 */
record PatternBranch(SortedMap<String, List<ValueMatcher>> fields) {
    /** How many fields a rule may name, as in the service's library. */
    private static final int MAX_FIELDS = 256;

    PatternBranch() {
        this(new TreeMap<>());
    }

    PatternBranch copy() {
        return new PatternBranch(new TreeMap<>(fields));
    }

    /** Says what a field may be; what was said of it before does not count any more. */
    void put(String path, List<ValueMatcher> values) throws InvalidPattern {
        fields.put(path, values);
        if (fields.size() > MAX_FIELDS) {
            throw new InvalidPattern("More than " + MAX_FIELDS + " fields");
        }
    }
}
