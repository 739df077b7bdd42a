package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.HOUR;
import static dev.lodestone.streams.mapping.engine.MappedTable.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.operation.table.DeleteTable;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shards that end, and their children; and where mappings begin. */
class LineageTest extends MappingTestCase {
    @Test
    void aChildWaitsForItsParentToBeDone() throws InterruptedException {
        table.put(1);
        table.store.rollShards(table.stream());
        table.put(2);
        EventSourceMapping mapping = table.map(with().build());
        ScriptedFunction.Call parent = function.next(1);
        assertFalse(function.isCalled());
        parent.succeed();
        function.next(2).succeed();
        table.awaitAllDone(mapping);
        List<ShardStatus> shards = table.mappings.status(mapping.uuid()).shards();
        assertTrue(shards.get(0).isDone());
        assertFalse(shards.get(1).isDone());
    }

    @Test
    void bothChildrenOfASplitShardBeginWhenItIsDone() throws InterruptedException {
        table.put(0);
        table.map(with().build());
        ScriptedFunction.Call parent = function.next(0);
        table.store.splitShard(table.stream(), table.stream().shards().get(0).id());
        for (int i = 1; i <= 20; i++) {
            table.put(i);
        }
        assertFalse(function.isCalled());
        parent.succeed();
        List<Integer> seen = new ArrayList<>(function.next().values());
        // The other child does not wait for this one.
        seen.addAll(function.next().values());
        assertEquals(20, seen.size());
    }

    @Test
    void theStreamOfADeletedTableIsReadToItsEnd() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().batchSize(1).build());
        table.put(1, 2);
        ScriptedFunction.Call first = function.next(1);
        table.store.call(new DeleteTable.Request("records"), SCOPE);
        first.succeed();
        function.next(2).succeed();
        table.await(() -> table.mappings.status(mapping.uuid()).shards().get(0).isDone());
        assertEquals(MappingState.ENABLED, table.mappings.get(mapping.uuid()).state());
        table.advance(25 * HOUR);
        table.store.keepStreams();
        assertTrue(table.mappings.status(mapping.uuid()).shards().isEmpty());
        assertEquals(MappingState.ENABLED, table.mappings.get(mapping.uuid()).state());
    }

    @Test
    void trimHorizonBeginsWithTheOldestRecordThatIsLeft() throws InterruptedException {
        table.put(1);
        table.advance(25 * HOUR);
        table.put(2);
        table.map("TRIM_HORIZON", with().build());
        function.next(2);
    }

    @Test
    void latestBeginsWithWhatIsWrittenAfterCreation() throws InterruptedException {
        table.put(1);
        table.store.rollShards(table.stream());
        table.put(2);
        table.map("LATEST", with().batchSize(1).build());
        table.put(3);
        function.next(3).succeed();
        table.store.rollShards(table.stream());
        table.put(4);
        function.next(4).succeed();
    }

    @Test
    void latestIsKeptWhileTheMappingIsDisabledAndOverARestart() throws InterruptedException {
        table.put(1);
        EventSourceMapping mapping = table.map("LATEST", with().enabled(false).build());
        table.put(2);
        restartMappings();
        table.mappings.update(
                mapping.uuid(), new MappingUpdate(null, with().enabled(true).build()));
        function.next(2);
    }

    @Test
    void aPositionThatWasTrimmedContinuesAtTheTrimPoint() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().build());
        table.put(1);
        function.next(1).succeed();
        table.awaitAllDone(mapping);
        table.mappings.update(
                mapping.uuid(), new MappingUpdate(null, with().enabled(false).build()));
        table.await(() -> table.mappings.get(mapping.uuid()).state() == MappingState.DISABLED);
        table.put(2);
        table.advance(25 * HOUR);
        table.put(3);
        table.store.keepStreams();
        table.mappings.update(
                mapping.uuid(), new MappingUpdate(null, with().enabled(true).build()));
        function.next(3);
    }
}
