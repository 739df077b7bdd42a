package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link StorageEngine#restore} does; to be extended by a test of each implementation. */
abstract class RestoreContract extends EngineTestCase {
    private static final Address COUNTER = Address.of(SPACE, bytes("c"));

    private void add(long amount) {
        engine.commit(batch -> batch.add(COUNTER, amount));
    }

    private void append(String value) {
        engine.commit(batch -> batch.append(SPACE + 1, bytes("shard"), bytes(value)));
    }

    private List<String> logged(long afterPosition) {
        List<String> values = new ArrayList<>();
        engine.tail(SPACE + 1, bytes("shard"), afterPosition, (position, value) -> values.add(text(value)));
        return values;
    }

    @Test
    void putsBackWhatWasAddedChangedAndDeleted() {
        putSorts("p", "a", "b", "c");
        put(at("q", "x"), "in another partition");
        Snapshot snapshot = engine.snapshot();
        put(at("p", "a"), "changed");
        put(at("p", "aa"), "added");
        put(at("z", ""), "added too");
        engine.commit(batch -> batch.delete(at("p", "b")));
        engine.commit(batch -> batch.delete(at("q", "x")));

        engine.restore(snapshot);

        assertEquals(List.of("a", "b", "c"), scan("p"));
        assertEquals("in another partition", get(at("q", "x")));
        assertNull(get(at("z", "")));
        snapshot.close();
    }

    @Test
    void putsBackSpacesThatWereDeleted() {
        putSorts("p", "a", "b");
        Snapshot snapshot = engine.snapshot();
        engine.commit(batch -> batch.deleteSpace(SPACE));
        assertEquals(List.of(), scanAll(SPACE));

        engine.restore(snapshot);

        assertEquals(List.of("a", "b"), scan("p"));
        snapshot.close();
    }

    @Test
    void putsCountersBackWhichThenCountOn() {
        add(5);
        Snapshot snapshot = engine.snapshot();
        add(3);
        engine.commit(batch -> batch.add(at("other", ""), 1));

        engine.restore(snapshot);
        assertEquals(5, engine.counter(COUNTER));
        assertEquals(0, engine.counter(at("other", "")));

        add(1);
        assertEquals(6, engine.counter(COUNTER));
        snapshot.close();
    }

    @Test
    void takesRecordsFromLogsAndGivesNoPositionTwice() {
        append("one");
        Snapshot snapshot = engine.snapshot();
        append("two");
        long before = engine.lastPosition();

        engine.restore(snapshot);
        assertEquals(List.of("one"), logged(0));

        append("three");
        assertEquals(List.of("one", "three"), logged(0));
        assertEquals(List.of("three"), logged(before));
        assertTrue(engine.lastPosition() > before);
        snapshot.close();
    }

    @Test
    void goesBackAsOftenAsItIsAskedTo() {
        put(at("p", "s"), "first");
        Snapshot first = engine.snapshot();
        put(at("p", "s"), "second");
        Snapshot second = engine.snapshot();

        engine.restore(first);
        assertEquals("first", get(at("p", "s")));
        engine.restore(second);
        assertEquals("second", get(at("p", "s")));
        put(at("p", "s"), "third");
        engine.restore(first);
        assertEquals("first", get(at("p", "s")));

        first.close();
        assertThrows(StorageException.class, () -> engine.restore(first));
        second.close();
    }

    @Test
    void goesBackToNothing() {
        Snapshot empty = engine.snapshot();
        putSorts("p", "a", "b");
        add(1);

        engine.restore(empty);

        assertEquals(List.of(), scanAll(SPACE));
        assertEquals(0, engine.counter(COUNTER));
        empty.close();
    }

    /** The values in all spaces that these tests use, in order, and the counter. */
    private List<Object> state(Reader reader) {
        List<Object> state = new ArrayList<>();
        for (int space = SPACE; space < SPACE + 3; space++) {
            state.add(scanAll(reader, space, 0, 1, null));
        }
        return state;
    }

    private void changeAtRandom(Random random) {
        Address one = new Address(
                SPACE + random.nextInt(2) * 2, bytes("p" + random.nextInt(3)), bytes("s" + random.nextInt(9)));
        switch (random.nextInt(7)) {
            case 0 -> engine.commit(batch -> batch.delete(one));
            case 1 -> add(random.nextInt(100));
            case 2 -> append("record " + random.nextInt());
            case 3 -> engine.commit(batch -> batch.deleteRange(SPACE, one.partition(), range("s2", "s6", true)));
            case 4 -> engine.commit(batch -> batch.deleteSpace(one.space()));
            default -> put(one, one + " has " + random.nextInt(5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void goesBackToAnyOfSeveralStatesWhateverHappensBetween(long seed) {
        Random random = new Random(seed);
        Map<Snapshot, List<Object>> states = new LinkedHashMap<>();
        Map<Snapshot, Long> counted = new LinkedHashMap<>();
        for (int taken = 0; taken < 4; taken++) {
            for (int change = 0; change < 20; change++) {
                changeAtRandom(random);
            }
            Snapshot snapshot = engine.snapshot();
            states.put(snapshot, state(engine));
            counted.put(snapshot, engine.counter(COUNTER));
        }
        List<Snapshot> snapshots = List.copyOf(states.keySet());

        for (int step = 0; step < 100; step++) {
            for (int change = random.nextInt(12); change > 0; change--) {
                changeAtRandom(random);
            }
            Snapshot chosen = snapshots.get(random.nextInt(snapshots.size()));
            engine.restore(chosen);
            assertEquals(states.get(chosen), state(engine));
            assertEquals(counted.get(chosen), engine.counter(COUNTER));
        }
        snapshots.forEach(Snapshot::close);
    }

    /** More at once than an engine might keep in mind. */
    @Test
    void goesBackAgainFromLargeChanges() {
        putSorts("p", "a", "b");
        Snapshot snapshot = engine.snapshot();
        engine.restore(snapshot);
        for (int round = 0; round < 2; round++) {
            engine.commit(batch -> {
                for (int i = 0; i < 60_000; i++) {
                    batch.put(at("many", Integer.toString(i)), bytes("value"));
                }
            });
            engine.commit(batch -> batch.deleteSpace(SPACE));
            putSorts("q", "c");

            engine.restore(snapshot);

            assertEquals(List.of("a", "b"), scanAll(SPACE));
        }
        snapshot.close();
    }

    /** So many keys are deleted as a range, after which some are written again. */
    @Test
    void putsBackRangesThatWereDeleted() {
        engine.commit(batch -> {
            for (int i = 0; i < 2_000; i++) {
                batch.put(at("p", Integer.toString(i)), bytes("value"));
            }
        });
        Snapshot snapshot = engine.snapshot();
        List<String> all = scanAll(SPACE);
        engine.restore(snapshot);
        for (int round = 0; round < 2; round++) {
            engine.commit(batch -> batch.deleteSpace(SPACE));
            putSorts("p", "1", "new");

            engine.restore(snapshot);

            assertEquals(all, scanAll(SPACE));
        }
        snapshot.close();
    }

    @Test
    void aRestoreThatIsRefusedDoesNotSpoilTheNext() {
        put(at("p", "s"), "before");
        Snapshot closed = engine.snapshot();
        Snapshot open = engine.snapshot();
        engine.restore(open);
        put(at("p", "s"), "after");
        closed.close();
        assertThrows(StorageException.class, () -> engine.restore(closed));

        engine.restore(open);

        assertEquals("before", get(at("p", "s")));
        open.close();
    }
}
