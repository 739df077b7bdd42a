package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
