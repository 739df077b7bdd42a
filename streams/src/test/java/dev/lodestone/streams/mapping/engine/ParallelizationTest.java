package dev.lodestone.streams.mapping.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** C2: several batches of a shard at once, with each item's records in their order. */
class ParallelizationTest extends MappingTestCase {
    private static List<String> items(ScriptedFunction.Call call) {
        List<String> items = new ArrayList<>();
        call.records().forEach(record -> items.add(record.get("id") + "/" + record.get("part")));
        return items;
    }

    @Test
    void batchesOfDifferentItemsGoAtOnceAndThoseOfAnItemOneAfterTheOther() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            table.put("id", "part-" + i % 20, i, "");
        }
        EventSourceMapping mapping =
                table.map(with().parallelizationFactor(4).batchSize(5).build());
        List<ScriptedFunction.Call> calls = new ArrayList<>();
        Set<String> underWay = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            ScriptedFunction.Call call = function.next();
            calls.add(call);
            Set<String> ofCall = new HashSet<>(items(call));
            ofCall.forEach(item -> assertTrue(underWay.add(item), "the item " + item + " is under way twice"));
        }
        assertFalse(function.isCalled());
        List<Integer> seen = new ArrayList<>();
        while (seen.size() < 100) {
            ScriptedFunction.Call call = calls.isEmpty() ? function.next() : calls.remove(0);
            seen.addAll(call.values());
            call.succeed();
        }
        assertEquals(100, new HashSet<>(seen).size());
        for (int part = 0; part < 20; part++) {
            int item = part;
            List<Integer> ofItem =
                    seen.stream().filter(value -> value % 20 == item).toList();
            assertEquals(ofItem.stream().sorted().toList(), ofItem);
        }
        table.awaitAllDone(mapping);
    }

    @Test
    void aFailingItemDoesNotHoldUpTheOthers() throws InterruptedException {
        EventSourceMapping mapping =
                table.map(with().parallelizationFactor(10).batchSize(1).build());
        table.put("stuck", "a", 0, "");
        function.next(0);
        int others = 0;
        for (int i = 1; i <= 40; i++) {
            table.put("id-" + i, "a", i, "");
        }
        while (true) {
            ScriptedFunction.Call call = function.next();
            call.succeed();
            others++;
            if (call.values().get(0) >= 36) {
                break;
            }
        }
        assertTrue(others > 10);
        // The checkpoint has not passed the record that is stuck.
        assertEquals(41, table.waiting(mapping));
    }

    @Test
    void whatIsDoneAboveTheCheckpointIsNotDoneAgainAfterARestart() throws InterruptedException {
        table.map(with().parallelizationFactor(10).batchSize(1).build());
        table.put("stuck", "a", 0, "");
        function.next(0);
        Set<Integer> done = new HashSet<>();
        for (int i = 1; i <= 40; i++) {
            table.put("id-" + i, "a", i, "");
        }
        while (done.size() < 20) {
            ScriptedFunction.Call call = function.next();
            done.addAll(call.values());
            call.succeed();
        }
        restartMappings();
        int repeated = 0;
        Set<Integer> left = new HashSet<>();
        while (!left.contains(0) || left.size() < 21) {
            ScriptedFunction.Call call = function.next();
            call.succeed();
            if (!done.contains(call.values().get(0))) {
                left.addAll(call.values());
            } else {
                repeated++;
            }
        }
        assertTrue(repeated <= 10, "repeated " + repeated);
    }

    @Test
    void theParallelizationCanBeChangedWithoutDoingThingsTwice() throws InterruptedException {
        EventSourceMapping mapping =
                table.map(with().parallelizationFactor(3).batchSize(1).build());
        for (int i = 0; i < 30; i++) {
            table.put(i);
        }
        List<Integer> seen = new ArrayList<>();
        ScriptedFunction.Call held = function.next();
        for (int i = 0; i < 9; i++) {
            ScriptedFunction.Call call = function.next();
            seen.addAll(call.values());
            call.succeed();
        }
        table.mappings.update(
                mapping.uuid(),
                new MappingUpdate(null, with().parallelizationFactor(7).build()));
        seen.addAll(held.values());
        held.succeed();
        while (seen.size() < 30) {
            ScriptedFunction.Call call = function.next();
            seen.addAll(call.values());
            call.succeed();
        }
        table.awaitAllDone(mapping);
        assertEquals(30, new HashSet<>(seen).size());
        assertFalse(function.isCalled());
    }
}
