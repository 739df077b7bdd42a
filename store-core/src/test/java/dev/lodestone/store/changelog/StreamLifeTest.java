package dev.lodestone.store.changelog;

import static dev.lodestone.store.changelog.LoggedTable.DAY;
import static dev.lodestone.store.changelog.LoggedTable.HOUR;
import static dev.lodestone.store.changelog.LoggedTable.SCOPE;
import static dev.lodestone.store.changelog.LoggedTable.START_MILLIS;
import static dev.lodestone.store.changelog.LoggedTable.item;
import static dev.lodestone.store.changelog.LoggedTable.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.schema.StreamViewType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(EngineChoice.class)
class StreamLifeTest {
    @Parameter
    EngineChoice choice;

    @TempDir
    Path directory;

    private StorageEngine engine;
    private LoggedTable logged;

    @BeforeEach
    void open() {
        engine = choice.open(directory);
        logged = new LoggedTable(engine, 1);
    }

    @AfterEach
    void close() {
        logged.close();
        engine.close();
    }

    /** Opens the store again, where it outlives its engine; otherwise all that is in memory beside it. */
    private void reopen() {
        long now = logged.clock.get();
        logged.close();
        if (choice == EngineChoice.ROCKSDB) {
            engine.close();
            engine = choice.open(directory);
        }
        logged = new LoggedTable(engine, 1);
        logged.clock.set(now);
    }

    private void write(int... values) {
        for (int value : values) {
            logged.put(item(1, "a", "x", number(value)));
        }
    }

    private static String arn(String label) {
        return "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/" + label;
    }

    @Test
    void aStreamIsNamedAfterTheMomentOfItsBirth() {
        logged.create(StreamViewType.NEW_IMAGE);
        Stream stream = logged.stream();
        assertEquals(arn("2023-11-14T22:13:20.123"), stream.arn());
        assertEquals("2023-11-14T22:13:20.123", logged.table().state().streamLabel());
        assertEquals(
                "shardId-00000001700000000123-00000000", stream.shards().get(0).id());
        assertEquals(logged.table().state().id(), stream.tableId());
        assertTrue(stream.isEnabled());
        assertNull(logged.reader.find(new RequestScope("", "eu-west-1", "000000000000"), arn("nonsense")));
        assertNull(logged.reader.find(SCOPE, "nonsense"));
        assertNull(logged.reader.find(SCOPE, "/stream/"));
    }

    @Test
    void aDisabledStreamCanBeReadAndKeepsItsEnd() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2);
        Stream enabled = logged.stream();
        logged.setStream(null);
        write(3);
        reopen();
        Stream disabled = logged.reader.find(SCOPE, enabled.arn());
        assertFalse(disabled.isEnabled());
        assertFalse(disabled.shards().get(0).isOpen());
        assertNull(logged.table().stream());
        assertEquals(enabled.label(), logged.table().state().streamLabel());
        assertEquals(2, logged.records(disabled).size());
        assertNull(logged.upkeep.roll(disabled));
    }

    /** A table that is being deleted has no stream any more, and gets no other one when the store is opened again. */
    @Test
    void aChangeOfAStreamIsUnderWayAsLongAsThatOfItsTable() {
        logged.create(StreamViewType.NEW_IMAGE);
        Stream enabled = logged.stream();
        assertEquals(Stream.Status.ENABLED, enabled.status(START_MILLIS));
        logged.catalog.change(
                logged.table(),
                entry -> entry.with(
                        entry.definition(),
                        entry.state().withLifecycle(Lifecycle.passing(TableStatus.DELETING, START_MILLIS, HOUR))));
        write(1);
        reopen();
        assertNull(logged.table().stream());
        Stream disabled = logged.reader.find(SCOPE, enabled.arn());
        assertEquals(Stream.Status.DISABLING, disabled.status(START_MILLIS + HOUR - 1));
        assertEquals(Stream.Status.DISABLED, disabled.status(START_MILLIS + HOUR));
        assertEquals(List.of(), logged.records(disabled));
        assertEquals(1, logged.reader.streams(SCOPE).size());
        logged.catalog.remove(logged.table());
        assertEquals(disabled, logged.reader.find(SCOPE, enabled.arn()));
    }

    @Test
    void aStreamEnabledAgainIsAnotherOne() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1);
        String first = logged.stream().arn();
        logged.setStream(null);
        write(2);
        logged.setStream(StreamViewType.OLD_IMAGE);
        write(3);
        reopen();
        assertEquals(arn("2023-11-14T22:13:20.124"), logged.stream().arn());
        assertEquals(1, logged.records().size());
        assertEquals(1, logged.records(logged.reader.find(SCOPE, first)).size());
        List<String> arns = new ArrayList<>();
        logged.reader.streams(SCOPE, "t").forEach(stream -> arns.add(stream.arn()));
        assertEquals(List.of(first, logged.stream().arn()), arns);
        assertEquals(2, logged.reader.streams(SCOPE).size());
        assertTrue(logged.reader.streams(SCOPE, "u").isEmpty());
        assertTrue(logged.reader
                .streams(new RequestScope("other", "us-east-1", "000000000000"))
                .isEmpty());
    }

    @Test
    void theStreamOfADeletedTableCanBeReadForADay() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2);
        Stream stream = logged.stream();
        logged.catalog.remove(logged.table());
        logged.create(StreamViewType.NEW_IMAGE);
        write(3);
        reopen();
        assertEquals(2, logged.records(logged.reader.find(SCOPE, stream.arn())).size());
        assertEquals(1, logged.records().size());
        logged.clock.addAndGet(DAY - 1);
        logged.upkeep.run();
        assertNotNull(logged.reader.find(SCOPE, stream.arn()));
        logged.clock.addAndGet(1);
        logged.upkeep.run();
        assertNull(logged.reader.find(SCOPE, stream.arn()));
        assertEntries(stream, 0);
        assertNotNull(logged.stream());
    }

    private void assertEntries(Stream stream, int count) {
        int[] found = {0};
        engine.scanAll(stream.space(), 0, 1, null, value -> {
            found[0]++;
            return true;
        });
        assertEquals(count, found[0]);
    }

    @Test
    void readsPagesWithinTheirLimits() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2, 3, 4, 5);
        Stream stream = logged.stream();
        Shard shard = stream.shards().get(0);
        RecordPage first = logged.reader.read(stream, shard, shard.firstPosition(), 2, Long.MAX_VALUE);
        assertEquals(2, first.records().size());
        assertEquals(first.records().get(1).position(), first.position());
        assertFalse(first.isEnd());
        long size = first.records().get(0).size();
        assertEquals(
                2,
                logged.reader
                        .read(stream, shard, first.position(), 10, 2 * size)
                        .records()
                        .size());
        assertEquals(
                1,
                logged.reader
                        .read(stream, shard, first.position(), 10, 2 * size - 1)
                        .records()
                        .size());
        assertEquals(
                1,
                logged.reader
                        .read(stream, shard, first.position(), 10, 1)
                        .records()
                        .size());
        RecordPage rest = logged.reader.read(stream, shard, first.position(), 3, 3 * size);
        assertEquals(3, rest.records().size());
        assertFalse(rest.isEnd());
        assertEquals(
                List.of(),
                logged.reader.read(stream, shard, rest.position(), 10, size).records());
        logged.upkeep.roll(stream);
        assertTrue(
                logged.reader.read(stream, shard, first.position(), 3, 3 * size).isEnd());
        assertFalse(
                logged.reader.read(stream, shard, first.position(), 2, 3 * size).isEnd());
        assertTrue(
                logged.reader.read(stream, shard, rest.position(), 2, 3 * size).isEnd());
    }

    @Test
    void theLatestPositionIsAfterWhatIsThere() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2);
        long latest = logged.reader.latestPosition();
        write(3);
        Stream stream = logged.stream();
        assertEquals(
                1,
                logged.reader
                        .read(stream, stream.shards().get(0), latest, 10, 10_000)
                        .records()
                        .size());
    }

    @Test
    void shardsAreContinuedByTheirChildren() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1);
        Stream rolled = logged.upkeep.roll(logged.stream());
        write(2);
        Shard parent = rolled.shards().get(0);
        Shard child = rolled.shards().get(1);
        Stream split = logged.upkeep.split(rolled, child.id());
        write(3);
        reopen();
        assertEquals(split, logged.stream());
        assertEquals(4, split.shards().size());
        assertEquals(parent.id(), child.parentId());
        assertNull(parent.parentId());
        assertFalse(split.shards().get(1).isOpen());
        assertTrue(parent.endPosition() < child.firstPosition());
        Shard left = split.shards().get(2);
        Shard right = split.shards().get(3);
        assertEquals(child.id(), left.parentId());
        assertEquals(child.id(), right.parentId());
        assertEquals(left.toHash() + 1, right.fromHash());
        assertEquals(0, left.fromHash());
        assertEquals(0xffff_ffffL, right.toHash());
        assertEquals(1, logged.records(split, parent).size());
        assertEquals(1, logged.records(split, child).size());
        assertEquals(
                1,
                logged.records(split, left).size()
                        + logged.records(split, right).size());
        assertTrue(parent.id().compareTo(child.id()) < 0);
        assertTrue(child.id().compareTo(left.id()) < 0);
        assertThrows(IllegalArgumentException.class, () -> logged.upkeep.split(split, child.id()));
        assertThrows(IllegalArgumentException.class, () -> logged.upkeep.split(split, "shardId-none"));
    }

    @Test
    void shardsRollOverWithAge() {
        logged.create(StreamViewType.NEW_IMAGE);
        logged.clock.addAndGet(4 * HOUR - 1);
        logged.upkeep.run();
        assertEquals(1, logged.stream().shards().size());
        logged.clock.addAndGet(1);
        logged.upkeep.run();
        logged.upkeep.run();
        assertEquals(2, logged.stream().shards().size());
        assertEquals(START_MILLIS + 4 * HOUR, logged.stream().shards().get(1).createdMillis());
        logged.clock.addAndGet(-2 * HOUR);
        Stream rolled = logged.upkeep.roll(logged.stream());
        assertTrue(rolled.shards().get(1).id().compareTo(rolled.shards().get(2).id()) < 0);
    }

    @Test
    void recordsAreTrimmedAfterADay() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2);
        logged.clock.addAndGet(HOUR);
        write(3);
        Stream stream = logged.stream();
        Shard shard = stream.shards().get(0);
        List<ChangeRecord> records = logged.records();
        assertEquals(shard.firstPosition(), logged.reader.trimPoint(stream, shard));
        logged.clock.set(START_MILLIS + DAY - 1);
        assertEquals(0, logged.upkeep.run());
        logged.clock.addAndGet(1);
        assertEquals(2, logged.upkeep.run());
        assertEquals(0, logged.upkeep.run());
        assertEquals(List.of(records.get(2).position()), positions(logged.records(stream, shard)));
        assertEquals(records.get(1).position(), logged.reader.trimPoint(stream, shard));
        reopen();
        assertEquals(records.get(1).position(), logged.reader.trimPoint(stream, shard));
        assertEquals(List.of(records.get(2).position()), positions(logged.records(stream, shard)));
    }

    private static List<Long> positions(List<ChangeRecord> records) {
        return records.stream().map(ChangeRecord::position).toList();
    }

    /** Nobody sees an old record because the background has not come by yet. */
    @Test
    void readersNeverSeeWhatIsTooOld() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1, 2);
        Stream stream = logged.stream();
        Shard shard = stream.shards().get(0);
        List<ChangeRecord> records = logged.records();
        logged.clock.addAndGet(DAY);
        write(3);
        assertEquals(records.get(1).position(), logged.reader.trimPoint(stream, shard));
        assertEquals(1, logged.records(stream, shard).size());
        logged.clock.addAndGet(DAY);
        assertEquals(List.of(), logged.records(stream, shard));
    }

    @Test
    void closedShardsGoWithTheirLastRecord() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1);
        logged.upkeep.roll(logged.stream());
        write(2);
        logged.clock.addAndGet(DAY - 1);
        logged.upkeep.run();
        List<Shard> shards = logged.stream().shards();
        assertEquals(3, shards.size());
        logged.clock.addAndGet(1);
        logged.upkeep.run();
        assertEquals(shards.subList(1, 3), logged.stream().shards());
        reopen();
        assertEquals(shards.subList(1, 3), logged.stream().shards());
        write(3);
        assertEquals(1, logged.records().size());
    }

    @Test
    void newStreamsHaveAsManyShardsAsConfigured() {
        try (LoggedTable wide = new LoggedTable(engine, 5)) {
            wide.create(StreamViewType.KEYS_ONLY);
            List<Shard> shards = wide.stream().shards();
            assertEquals(5, shards.size());
            long next = 0;
            for (Shard shard : shards) {
                assertEquals(next, shard.fromHash());
                next = shard.toHash() + 1;
            }
            assertEquals(1L << 32, next);
            for (int id = 0; id < 100; id++) {
                wide.put(item(id, "a", "x", number(1)));
            }
            assertEquals(100, wide.records().size());
            shards.forEach(
                    shard -> assertFalse(wide.records(wide.stream(), shard).isEmpty()));
        }
    }

    /** Before there were streams, tables had their label and nothing else. */
    @Test
    void aStoreThatOnlyDeclaredStreamsGetsThem() {
        logged.create(StreamViewType.NEW_IMAGE);
        write(1);
        String arn = logged.stream().arn();
        engine.commit(batch -> batch.deleteSpace(Spaces.STREAMS));
        reopen();
        assertEquals(arn, logged.stream().arn());
        assertEquals(START_MILLIS, logged.stream().createdMillis());
        assertEquals(List.of(), logged.records());
        write(2);
        reopen();
        assertEquals(1, logged.records().size());
        int[] entries = {0};
        engine.scanAll(Spaces.STREAMS, 0, 1, null, value -> {
            assertNotNull(EncodedItem.of(value).get("label"));
            entries[0]++;
            return true;
        });
        assertEquals(1, entries[0]);
    }
}
