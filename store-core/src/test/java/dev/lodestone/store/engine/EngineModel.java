package dev.lodestone.store.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a store holds, kept in the plainest way: one sorted map, whose values are found again by looking at them all. */
final class EngineModel implements WriteBatch {
    private final TreeMap<Address, byte[]> entries = new TreeMap<>((a, b) -> {
        int order = Integer.compare(a.space(), b.space());
        order = order != 0 ? order : Arrays.compareUnsigned(a.partition(), b.partition());
        return order != 0 ? order : Arrays.compareUnsigned(a.sort(), b.sort());
    });
    private final Map<Address, Long> counters = new HashMap<>();
    private long lastPosition;

    @Override
    public void put(Address address, byte[] value) {
        entries.put(address, value);
    }

    @Override
    public void delete(Address address) {
        entries.remove(address);
    }

    @Override
    public void deleteSpace(int space) {
        entries.keySet().removeIf(address -> address.space() == space);
        counters.keySet().removeIf(address -> address.space() == space);
    }

    @Override
    public void deleteRange(int space, byte[] partition, SortRange range) {
        entries.keySet().removeIf(address -> isWithin(address, space, partition, range));
    }

    @Override
    public void append(int space, byte[] shard, byte[] record) {
        lastPosition++;
        entries.put(new Address(space, shard, LogRecord.sort(lastPosition)), record);
    }

    @Override
    public void add(Address counter, long delta) {
        counters.merge(counter, delta, Long::sum);
    }

    long counter(Address counter) {
        return counters.getOrDefault(counter, 0L);
    }

    String get(Address address) {
        return EngineTestCase.text(entries.get(address));
    }

    List<String> scan(int space, byte[] partition, SortRange range) {
        List<String> found = new ArrayList<>();
        entries.forEach((address, value) -> {
            if (isWithin(address, space, partition, range)) {
                found.add(EngineTestCase.text(value));
            }
        });
        if (!range.forward()) {
            Collections.reverse(found);
        }
        return found;
    }

    private static boolean isWithin(Address address, int space, byte[] partition, SortRange range) {
        return address.space() == space
                && Arrays.equals(address.partition(), partition)
                && (range.from() == null || Arrays.compareUnsigned(address.sort(), range.from()) >= 0)
                && (range.to() == null || Arrays.compareUnsigned(address.sort(), range.to()) < 0);
    }

    Set<String> values(int space) {
        Set<String> found = new TreeSet<>();
        entries.forEach((address, value) -> {
            if (address.space() == space) {
                found.add(EngineTestCase.text(value));
            }
        });
        return found;
    }

    Set<Address> addresses() {
        return entries.keySet();
    }
}
