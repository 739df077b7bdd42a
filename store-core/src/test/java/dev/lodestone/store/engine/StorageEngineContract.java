package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of {@link StorageEngine}, to be extended by a test of each implementation. What concerns several threads is in
 * {@link IsolationContract}, what concerns logs in {@link LogContract}.
 */
abstract class StorageEngineContract extends IsolationContract {
    /** Sort parts in their order: as unsigned bytes, a prefix before what it begins. */
    private static final List<String> ORDERED = List.of(
            "",
            "\0",
            "\0\0",
            "\0\1",
            "\0\u00ff",
            "\1",
            "a",
            "a\0",
            "a\u0080",
            "b",
            "\u007f",
            "\u0080",
            "\u0080\0",
            "\u00ff",
            "\u00ff\0",
            "\u00ff\u00ff");

    @Test
    void getsWhatWasPut() {
        put(at("p", "s"), "one");
        assertEquals("one", get(at("p", "s")));
        put(at("p", "s"), "two");
        assertEquals("two", get(at("p", "s")));
        assertNull(get(at("p", "t")));
        assertNull(get(at("q", "s")));
        assertNull(engine.get(new Address(SPACE + 1, bytes("p"), bytes("s"))));
    }

    @Test
    void keepsEmptyPartsAndValues() {
        put(at("", ""), "");
        put(at("", "s"), "1");
        put(at("p", ""), "2");
        assertArrayEquals(new byte[0], engine.get(at("", "")));
        assertEquals(List.of("", "1"), scan(""));
        assertEquals(List.of("2"), scan("p"));
        assertEquals(3, scanAll(SPACE).size());
    }

    @Test
    void keepsSpacesApartUpToTheLast() {
        int[] spaces = {0, 1, 255, 256, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
        for (int space : spaces) {
            engine.commit(batch -> {
                batch.put(new Address(space, bytes("p"), bytes("s")), bytes("in " + space));
                batch.add(new Address(space, bytes("c"), Address.EMPTY), space);
            });
        }
        for (int space : spaces) {
            assertEquals(List.of("in " + space), scanAll(space));
            assertEquals(space, engine.counter(Address.of(space, bytes("c"))));
        }
        engine.commit(batch -> batch.deleteSpace(-1));
        assertEquals(List.of(), scanAll(-1));
        assertEquals(List.of("in -2"), scanAll(-2));
        assertEquals(List.of("in 0"), scanAll(0));
    }

    @Test
    void multiGetKeepsTheOrderOfItsAddresses() {
        put(at("p", "1"), "a");
        put(at("q", "2"), "b");
        List<byte[]> values = engine.multiGet(List.of(at("q", "2"), at("p", "2"), at("p", "1"), at("q", "2")));
        assertEquals(
                Arrays.asList("b", null, "a", "b"),
                values.stream().map(EngineTestCase::text).toList());
        assertEquals(List.of(), engine.multiGet(List.of()));
        assertEquals("a", text(engine.multiGet(List.of(at("p", "1"))).get(0)));
    }

    @Test
    void scansInTheOrderOfUnsignedBytes() {
        List<String> shuffled = new ArrayList<>(ORDERED);
        java.util.Collections.shuffle(shuffled, new Random(1));
        putSorts("p", shuffled.toArray(new String[0]));
        assertEquals(ORDERED, scan("p"));
        assertEquals(reversed(ORDERED), scan(engine, "p", range(null, null, false)));
    }

    @Test
    void scansRangesInBothDirections() {
        putSorts("p", ORDERED.toArray(new String[0]));
        List<String> ends = new ArrayList<>(ORDERED);
        ends.add("between");
        ends.add(null);
        for (String from : ends) {
            for (String to : ends) {
                List<String> expected = ORDERED.stream()
                        .filter(sort ->
                                (from == null || sort.compareTo(from) >= 0) && (to == null || sort.compareTo(to) < 0))
                        .toList();
                assertEquals(expected, scan(engine, "p", range(from, to, true)));
                assertEquals(reversed(expected), scan(engine, "p", range(from, to, false)));
            }
        }
    }

    @Test
    void endsAScanWhenTheVisitorSaysSo() {
        putSorts("p", "a", "b", "c", "d");
        List<String> seen = new ArrayList<>();
        engine.scan(SPACE, bytes("p"), SortRange.ALL, value -> {
            seen.add(text(value));
            return seen.size() < 2;
        });
        assertEquals(List.of("a", "b"), seen);
        engine.scan(SPACE, bytes("p"), range(null, null, false), value -> {
            seen.add(text(value));
            return false;
        });
        engine.scanAll(SPACE, 0, 1, null, value -> {
            seen.add(text(value));
            return false;
        });
        assertEquals(List.of("a", "b", "d", "a"), seen);
    }

    @Test
    void resumesAScanByItsLastKey() {
        putSorts("p", ORDERED.toArray(new String[0]));
        for (int i = 0; i < ORDERED.size(); i++) {
            String last = ORDERED.get(i);
            assertEquals(ORDERED.subList(i + 1, ORDERED.size()), scan(engine, "p", range(last + "\0", null, true)));
            assertEquals(reversed(ORDERED.subList(0, i)), scan(engine, "p", range(null, last, false)));
        }
    }

    @Test
    void keepsPartitionsThatBeginAlikeApart() {
        List<String> partitions =
                List.of("", "\0", "\0\0", "\0\1", "a", "a\0", "a\0\1", "aa", "\u00ff", "\u00ff\u00ff", "\0\1a");
        for (String partition : partitions) {
            for (String sort : List.of("", "\0", "\0\1", "\0\1a", "a", "\u00ff", "\u00ff\u00ff\u00ff")) {
                put(at(partition, sort), partition + "|" + sort);
            }
        }
        for (String partition : partitions) {
            List<String> found = scan(partition);
            assertEquals(7, found.size());
            found.forEach(value -> assertEquals(partition + "|", value.substring(0, partition.length() + 1)));
            assertEquals(found, reversed(scan(engine, partition, range(null, null, false))));
        }
    }

    @Test
    void takesTheLongestPartitionPartAndNoLongerOne() {
        byte[] longest = new byte[Address.MAXIMUM_PARTITION];
        Arrays.fill(longest, (byte) 0xff);
        Address address = new Address(SPACE, longest, bytes("s"));
        put(address, "v");
        assertEquals("v", get(address));
        List<String> found = new ArrayList<>();
        engine.scan(SPACE, longest, SortRange.ALL, value -> found.add(text(value)));
        assertEquals(List.of("v"), found);
        Address longer = Address.of(SPACE, new byte[Address.MAXIMUM_PARTITION + 1]);
        assertThrows(IllegalArgumentException.class, () -> put(longer, "v"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void segmentsPartitionASpace(int totalSegments) {
        Set<String> all = putMany();
        engine.commit(batch -> batch.add(at("p1", "counter"), 1));
        List<String> found = new ArrayList<>();
        if (totalSegments > 1000) {
            // Too many to scan them all: the first, the last, and those around a few entries.
            found.addAll(scanAll(engine, SPACE, 0, totalSegments, null));
            found.addAll(scanAll(engine, SPACE, totalSegments - 1, totalSegments, null));
            assertEquals(Set.of(), difference(found, all));
            return;
        }
        for (int segment = 0; segment < totalSegments; segment++) {
            found.addAll(scanAll(engine, SPACE, segment, totalSegments, null));
        }
        assertEquals(all.size(), found.size());
        assertEquals(all, new HashSet<>(found));
        assertEquals(scanAll(SPACE), found);
    }

    @Test
    void segmentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> scanAll(engine, SPACE, -1, 4, null));
        assertThrows(IllegalArgumentException.class, () -> scanAll(engine, SPACE, 4, 4, null));
    }

    @Test
    void scanAllKeepsPartitionsTogetherAndSorted() {
        putMany();
        List<String> found = scanAll(SPACE);
        for (int i = 0; i < found.size(); i += 3) {
            String partition = found.get(i).substring(0, found.get(i).indexOf('/') + 1);
            assertEquals(List.of(partition, partition + "a", partition + "b"), found.subList(i, i + 3));
        }
    }

    @Test
    void resumesScanAllAfterAnAddress() {
        putMany();
        List<String> all = scanAll(SPACE);
        for (int i = 0; i < all.size(); i += 17) {
            assertEquals(all.subList(i + 1, all.size()), scanAll(engine, SPACE, 0, 1, addressOf(all.get(i))));
        }
        assertEquals(List.of(), scanAll(engine, SPACE, 0, 1, addressOf(all.get(all.size() - 1))));
    }

    @Test
    void resumesScanAllAfterAnAddressThatIsGone() {
        putMany();
        List<String> all = scanAll(SPACE);
        Address gone = addressOf(all.get(100));
        engine.commit(batch -> batch.delete(gone));
        assertEquals(all.subList(101, all.size()), scanAll(engine, SPACE, 0, 1, gone));
    }

    @Test
    void resumesScanAllAfterAnAddressOutsideTheSegment() {
        putMany();
        List<String> first = scanAll(engine, SPACE, 0, 2, null);
        List<String> second = scanAll(engine, SPACE, 1, 2, null);
        Address early = addressOf(first.get(0));
        Address late = addressOf(second.get(second.size() - 1));
        assertEquals(second, scanAll(engine, SPACE, 1, 2, early));
        assertEquals(List.of(), scanAll(engine, SPACE, 0, 2, late));
    }

    @Test
    void deletes() {
        putSorts("p", "a", "b", "c");
        engine.commit(batch -> batch.delete(at("p", "b")));
        engine.commit(batch -> batch.delete(at("p", "never there")));
        assertNull(get(at("p", "b")));
        assertEquals(List.of("a", "c"), scan("p"));
    }

    @Test
    void appliesTheChangesOfABatchInTheirOrder() {
        put(at("p", "old"), "old");
        engine.commit(batch -> {
            batch.put(at("p", "a"), bytes("1"));
            batch.put(at("p", "a"), bytes("2"));
            batch.put(at("p", "b"), bytes("1"));
            batch.delete(at("p", "b"));
            batch.delete(at("p", "c"));
            batch.put(at("p", "c"), bytes("1"));
        });
        assertEquals(List.of("2", "1", "old"), scan("p"));
        engine.commit(batch -> {
            batch.put(at("p", "d"), bytes("gone"));
            batch.add(at("counter", ""), 5);
            batch.deleteSpace(SPACE);
            batch.put(at("p", "e"), bytes("stays"));
            batch.add(at("counter", ""), 2);
        });
        assertEquals(List.of("stays"), scan("p"));
        assertEquals(2, engine.counter(at("counter", "")));
    }

    @Test
    void givesTheBodyTheCurrentValuesAndReturnsItsResult() {
        put(at("p", "a"), "1");
        List<Address> declared = List.of(at("p", "b"), at("p", "a"), at("p", "a"));
        String result = engine.update(declared, (current, batch) -> {
            assertEquals(3, current.size());
            assertNull(current.get(0));
            return text(current.get(1)) + text(current.get(2));
        });
        assertEquals("11", result);
        assertNull(engine.<byte[]>update(at("p", "c"), (current, batch) -> current.get(0)));
    }

    @Test
    void keepsNothingOfABodyThatThrows() {
        put(at("p", "a"), "1");
        RuntimeException thrown = new IllegalStateException("no");
        RuntimeException caught = assertThrows(
                IllegalStateException.class,
                () -> engine.update(at("p", "a"), (current, batch) -> {
                    batch.put(at("p", "a"), bytes("2"));
                    batch.put(at("p", "b"), bytes("2"));
                    batch.add(at("counter", ""), 1);
                    throw thrown;
                }));
        assertEquals(thrown, caught);
        put(at("p", "z"), "after");
        assertEquals(List.of("1", "after"), scan("p"));
        assertEquals(0, engine.counter(at("counter", "")));
    }

    @Test
    void countersAddUpAndAreNoEntries() {
        Address counter = at("p", "counter");
        assertEquals(0, engine.counter(counter));
        for (long delta : new long[] {5, -7, 0, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            engine.commit(batch -> batch.add(counter, delta));
        }
        assertEquals(5 - 7 - 1 - 1, engine.counter(counter));
        for (int i = 0; i < 500; i++) {
            engine.commit(batch -> {
                batch.add(counter, 2);
                batch.add(counter, -1);
            });
        }
        assertEquals(496, engine.counter(counter));
        assertEquals(List.of(), scan("p"));
        assertEquals(List.of(), scanAll(SPACE));
        assertNull(get(counter));
    }

    @Test
    void keepsLargeValues() {
        byte[] large = new byte[400 << 10];
        new Random(2).nextBytes(large);
        engine.commit(batch -> {
            for (int i = 0; i < 100; i++) {
                batch.put(at("p", "s" + i), large);
            }
        });
        assertArrayEquals(large, engine.get(at("p", "s57")));
        assertEquals(100, scan("p").size());
        engine.commit(batch -> batch.delete(at("p", "s57")));
        assertNull(get(at("p", "s57")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150, 5_000})
    void deletesASpaceOfAnySize(int size) {
        Address neighbour = new Address(SPACE + 1, bytes("p"), bytes("s"));
        put(neighbour, "stays");
        engine.commit(batch -> {
            for (int i = 0; i < size; i++) {
                batch.put(at("p" + i % 10, "s" + i), bytes("v"));
            }
            batch.add(at("counter", ""), size);
        });
        engine.commit(batch -> batch.deleteSpace(SPACE));
        assertEquals(List.of(), scanAll(SPACE));
        assertEquals(List.of(), scan("p1"));
        assertEquals(0, engine.counter(at("counter", "")));
        assertEquals("stays", get(neighbour));
        put(at("p", "s"), "again");
        assertEquals(List.of("again"), scanAll(SPACE));
    }

    @Test
    void deletesManySpaces() {
        for (int space = 100; space < 1_100; space++) {
            Address entry = new Address(space, bytes("p"), bytes("s"));
            Address counter = new Address(space, bytes("p"), bytes("c"));
            int deleted = space;
            engine.commit(batch -> {
                batch.put(entry, bytes("v"));
                batch.add(counter, 1);
            });
            engine.commit(batch -> batch.deleteSpace(deleted));
            assertNull(get(entry));
            assertEquals(0, engine.counter(counter));
        }
        assertNull(engine.get(new Address(100, bytes("p"), bytes("s"))));
    }

    @Test
    void refusesUseAfterClose() {
        put(at("p", "s"), "v");
        Snapshot snapshot = engine.snapshot();
        engine.close();
        engine.close();
        assertClosed(() -> engine.get(at("p", "s")));
        assertClosed(() -> engine.tail(SPACE, bytes("p"), 0, (position, record) -> true));
        assertClosed(engine::lastPosition);
        assertClosed(engine::takePosition);
        assertClosed(() -> engine.reclaim(SPACE, bytes("p"), SortRange.ALL));
        assertClosed(() -> engine.multiGet(List.of(at("p", "s"))));
        assertClosed(() -> scan("p"));
        assertClosed(() -> scanAll(SPACE));
        assertClosed(() -> engine.counter(at("p", "c")));
        assertClosed(() -> put(at("p", "s"), "w"));
        assertClosed(() -> engine.commit(batch -> batch.deleteSpace(SPACE)));
        assertClosed(() -> engine.awaitUpdates());
        assertClosed(() -> engine.snapshot());
        assertClosed(() -> snapshot.get(at("p", "s")));
        snapshot.close();
    }

    @Test
    void refusesUseOfAClosedSnapshot() {
        Snapshot snapshot = engine.snapshot();
        snapshot.close();
        snapshot.close();
        StorageException refused = assertThrows(StorageException.class, () -> snapshot.get(at("p", "s")));
        assertEquals("The snapshot is closed", refused.getMessage());
    }

    private static void assertClosed(Runnable call) {
        StorageException refused = assertThrows(StorageException.class, call::run);
        assertEquals("The store is closed", refused.getMessage());
    }

    /** Fills the space with partitions of three entries, whose values tell their addresses. */
    private Set<String> putMany() {
        Set<String> values = new HashSet<>();
        engine.commit(batch -> {
            for (int i = 0; i < 200; i++) {
                for (String sort : List.of("", "a", "b")) {
                    String value = "p" + i + "/" + sort;
                    values.add(value);
                    batch.put(addressOf(value), bytes(value));
                }
            }
        });
        return values;
    }

    private static Address addressOf(String value) {
        int slash = value.indexOf('/');
        return at(value.substring(0, slash), value.substring(slash + 1));
    }

    private static List<String> reversed(List<String> values) {
        List<String> reversed = new ArrayList<>(values);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private static Set<String> difference(List<String> found, Set<String> all) {
        Set<String> difference = new HashSet<>(found);
        difference.removeAll(all);
        return difference;
    }
}
