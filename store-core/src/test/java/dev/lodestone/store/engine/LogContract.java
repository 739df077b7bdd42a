package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of {@link StorageEngine} that concern logs and the deletion of ranges. */
abstract class LogContract extends EngineTestCase {
    private static final String SHARD = "shard";

    /** A record with its position. */
    record Logged(long position, String text) {}

    private void append(String shard, String... records) {
        engine.commit(batch -> {
            for (String record : records) {
                batch.append(SPACE, bytes(shard), bytes(record));
            }
        });
    }

    private List<Logged> tail(String shard, long after) {
        List<Logged> found = new ArrayList<>();
        engine.tail(SPACE, bytes(shard), after, (position, record) -> found.add(new Logged(position, text(record))));
        return found;
    }

    private List<String> texts(String shard) {
        return tail(shard, 0).stream().map(Logged::text).toList();
    }

    private static void assertRising(List<Logged> records) {
        for (int i = 1; i < records.size(); i++) {
            assertTrue(records.get(i - 1).position() < records.get(i).position());
        }
    }

    @Test
    void tailsWhatWasAppendedInItsOrder() {
        append(SHARD, "a", "b");
        append("other", "c");
        append(SHARD, "d");
        assertEquals(List.of("a", "b", "d"), texts(SHARD));
        assertEquals(List.of("c"), texts("other"));
        assertRising(tail(SHARD, 0));
        assertTrue(tail(SHARD, 0).get(0).position() > 0);
        assertTrue(tail("other", 0).get(0).position() > tail(SHARD, 0).get(1).position());
        assertTrue(tail("other", 0).get(0).position() < tail(SHARD, 0).get(2).position());
        assertEquals(List.of(), texts("none"));
    }

    @Test
    void tailsOnAfterAPosition() {
        append(SHARD, "a", "b", "c");
        List<Logged> all = tail(SHARD, 0);
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.subList(i + 1, all.size()), tail(SHARD, all.get(i).position()));
        }
        assertEquals(all, tail(SHARD, all.get(0).position() - 1));
        assertEquals(List.of(), tail(SHARD, Long.MAX_VALUE - 1));
    }

    @Test
    void endsATailWhenTheVisitorSaysSo() {
        append(SHARD, "a", "b", "c");
        List<Logged> all = tail(SHARD, 0);
        List<String> seen = new ArrayList<>();
        long end = engine.tail(SPACE, bytes(SHARD), 0, (position, record) -> {
            seen.add(text(record));
            return seen.size() < 2;
        });
        assertEquals(List.of("a", "b"), seen);
        assertEquals(all.get(1).position(), end);
    }

    @Test
    void aVisitorGetsAsMuchOfARecordAsItWants() {
        append(SHARD, "a", "bcd", "efghi");
        List<String> seen = new ArrayList<>();
        engine.tail(SPACE, bytes(SHARD), 0, new LogVisitor() {
            @Override
            public boolean visit(long position, byte[] record) {
                seen.add(text(record));
                return true;
            }

            @Override
            public int prefixLength() {
                return 3;
            }
        });
        assertEquals(List.of("a", "bcd"), seen.subList(0, 2));
        assertTrue(seen.get(2).startsWith("efg"), () -> "got " + seen);
        assertEquals(3, seen.size());
    }

    @Test
    void tellsHowFarATailHasCome() {
        assertEquals(0, engine.tail(SPACE, bytes(SHARD), 0, (position, record) -> true));
        append("other", "a");
        long end = engine.tail(SPACE, bytes(SHARD), 0, (position, record) -> true);
        assertTrue(end >= tail("other", 0).get(0).position());
        append(SHARD, "b");
        assertTrue(tail(SHARD, 0).get(0).position() > end);
        assertEquals(1, tail(SHARD, end).size());
        assertEquals(end + 100, engine.tail(SPACE, bytes(SHARD), end + 100, (position, record) -> true));
    }

    @Test
    void positionsTakenLieBetweenThoseOfRecords() {
        append(SHARD, "a");
        long first = engine.takePosition();
        long second = engine.takePosition();
        append(SHARD, "b");
        List<Logged> all = tail(SHARD, 0);
        assertTrue(all.get(0).position() < first);
        assertTrue(first < second);
        assertTrue(second < all.get(1).position());
        assertTrue(engine.lastPosition() >= all.get(1).position());
        assertEquals(List.of(), tail(SHARD, engine.lastPosition()));
    }

    @Test
    void recordsAreEntries() {
        append(SHARD, "a", "b");
        assertEquals(List.of("a", "b"), scan(SHARD));
        long position = tail(SHARD, 0).get(1).position();
        assertEquals("b", text(engine.get(new Address(SPACE, bytes(SHARD), LogRecord.sort(position)))));
        put(at(SHARD, ""), "not one");
        assertEquals(List.of("a", "b"), texts(SHARD));
    }

    @Test
    void appendsComeAfterTheOtherChangesOfABatch() {
        append(SHARD, "old");
        engine.commit(batch -> {
            batch.append(SPACE, bytes(SHARD), bytes("new"));
            batch.deleteSpace(SPACE);
        });
        assertEquals(List.of("new"), texts(SHARD));
    }

    @Test
    void appendsNothingForABodyThatThrows() {
        assertThrows(
                IllegalStateException.class,
                () -> engine.update(at("p", "s"), (current, batch) -> {
                    batch.append(SPACE, bytes(SHARD), bytes("a"));
                    throw new IllegalStateException("no");
                }));
        append(SHARD, "b");
        assertEquals(List.of("b"), texts(SHARD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 3_000})
    void deletesARangeOfAnySize(int size) {
        append(SHARD, "first");
        append("other", "stays");
        engine.commit(batch -> {
            for (int i = 0; i < size; i++) {
                batch.append(SPACE, bytes(SHARD), bytes("r" + i));
            }
        });
        append(SHARD, "last");
        List<Logged> all = tail(SHARD, 0);
        SortRange range =
                LogRecord.between(all.get(0).position(), all.get(all.size() - 1).position() - 1);
        engine.commit(batch -> batch.deleteRange(SPACE, bytes(SHARD), range));
        engine.reclaim(SPACE, bytes(SHARD), range);
        assertEquals(List.of("first", "last"), texts(SHARD));
        assertEquals(List.of("stays"), texts("other"));
    }

    @Test
    void deletesRangesWithOpenEndsAndWhatTheBatchPut() {
        putSorts("p", "a", "b", "c", "d");
        putSorts("q", "b");
        engine.commit(batch -> {
            batch.put(at("p", "aa"), bytes("aa"));
            batch.put(at("p", "cc"), bytes("cc"));
            batch.deleteRange(SPACE, bytes("p"), range(null, "b", true));
            batch.deleteRange(SPACE, bytes("p"), range("d", "c", true));
        });
        assertEquals(List.of("b", "c", "cc", "d"), scan("p"));
        engine.commit(batch -> batch.deleteRange(SPACE, bytes("p"), range("cc", null, true)));
        assertEquals(List.of("b", "c"), scan("p"));
        engine.commit(batch -> batch.deleteRange(SPACE, bytes("p"), SortRange.ALL));
        assertEquals(List.of(), scan("p"));
        assertEquals(List.of("b"), scan("q"));
    }

    @Test
    void aRecordCanBeReadAsSoonAsItsWriteHasReturned() throws Exception {
        eachOf(4, writer -> {
            for (int i = 0; i < 300; i++) {
                long before = engine.lastPosition();
                append(SHARD, writer + "/" + i, writer + "/" + i + "b");
                List<String> found =
                        tail(SHARD, before).stream().map(Logged::text).toList();
                int at = found.indexOf(writer + "/" + i);
                assertTrue(at >= 0);
                assertEquals(writer + "/" + i + "b", found.get(at + 1));
            }
        });
    }

    /** Who has seen a position never sees a lower one appear, whoever appends to whatever shard at the same time. */
    @Test
    void noRecordAppearsBehindAReader() throws Exception {
        int writers = 3;
        int commits = 450;
        AtomicInteger writing = new AtomicInteger(writers);
        ConcurrentLinkedQueue<List<Logged>> readings = new ConcurrentLinkedQueue<>();
        List<Callable<?>> tasks = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = "w" + writer;
            tasks.add(() -> {
                for (int i = 0; i < commits; i++) {
                    append(i % 3 == 0 ? "other" : SHARD, name + "/" + i);
                }
                writing.decrementAndGet();
                return null;
            });
        }
        for (int reader = 0; reader < 2; reader++) {
            tasks.add(() -> readings.add(follow(writing)));
        }
        together(tasks.toArray(new Callable<?>[0]));
        List<Logged> all = tail(SHARD, 0);
        assertRising(all);
        assertEquals(writers * commits * 2 / 3, all.size());
        for (List<Logged> reading : readings) {
            assertEquals(all, reading);
        }
    }

    /** Reads on, each time from where the last read ended, until nobody writes any more. */
    private List<Logged> follow(AtomicInteger writing) {
        List<Logged> seen = new ArrayList<>();
        long position = 0;
        boolean last;
        do {
            last = writing.get() == 0;
            position =
                    engine.tail(SPACE, bytes(SHARD), position, (at, record) -> seen.add(new Logged(at, text(record))));
        } while (!last);
        return seen;
    }

    /** Of two updates of one address the later one has the higher position. */
    @Test
    void positionsFollowTheOrderOfUpdates() throws Exception {
        Address address = at("p", "s");
        eachOf(4, writer -> {
            for (int i = 0; i < 200; i++) {
                engine.update(address, (current, batch) -> {
                    int next = current.get(0) == null ? 0 : Integer.parseInt(text(current.get(0))) + 1;
                    batch.put(address, bytes(Integer.toString(next)));
                    batch.append(SPACE, bytes(SHARD), bytes(Integer.toString(next)));
                    return null;
                });
            }
        });
        List<String> found = texts(SHARD);
        assertEquals(800, found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(Integer.toString(i), found.get(i));
        }
        Set<Long> positions = new HashSet<>();
        tail(SHARD, 0).forEach(record -> positions.add(record.position()));
        assertEquals(800, positions.size());
    }

    /** What one of several threads does. */
    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void eachOf(int threads, Work work) throws Exception {
        List<Callable<?>> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            tasks.add(() -> {
                work.run(number);
                return null;
            });
        }
        together(tasks.toArray(new Callable<?>[0]));
    }
}
