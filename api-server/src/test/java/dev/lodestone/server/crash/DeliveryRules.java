package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.crash.HandlerCall.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a mapping promises whatever is killed, held against all calls that a function has got.
 *
 * <p>Items that were ever in one batch share a lane: what is called for them is called one after the other.
 */
final class DeliveryRules {
    private final List<HandlerCall> calls;

    /** The items of which each was in one batch with another one lead to the same one. */
    private final Map<String, String> lanes = new HashMap<>();

    private final Map<Long, HandlerCall> lastCalls = new HashMap<>();

    private int repeated;
    private int cutOff;

    DeliveryRules(List<HandlerCall> calls) {
        this.calls = calls;
        for (HandlerCall call : calls) {
            call.records().forEach(record -> join(call.records().get(0).item(), record.item()));
            lastCalls.put(call.process(), call);
        }
    }

    private void join(String one, String other) {
        lanes.put(lane(other), lane(one));
    }

    private String lane(String item) {
        String lane = item;
        for (String next = lanes.get(lane); next != null && !next.equals(lane); next = lanes.get(lane)) {
            lane = next;
        }
        return lane;
    }

    private String lane(HandlerCall call) {
        return lane(call.records().get(0).item());
    }

    /** How many records were done again, though they had been done. */
    int repeated() {
        return repeated;
    }

    /** How many calls never came to their end. */
    int cutOff() {
        return cutOff;
    }

    long laneCount() {
        return calls.stream().map(this::lane).distinct().count();
    }

    /**
     * Asserts all of it.
     *
     * @param all the records of the streams by their sequence numbers
     */
    void check(Map<String, Delivery> all) {
        checkThatEachRecordIsDone(all);
        checkOrderOfItems(all);
        checkThatLanesGoForward();
    }

    /** Each record reaches the function at least once, and as it is in the stream; nothing else does. */
    private void checkThatEachRecordIsDone(Map<String, Delivery> all) {
        Set<String> done = new HashSet<>();
        for (HandlerCall call : calls) {
            call.records().forEach(record -> assertEquals(all.get(record.sequenceNumber()), record));
            call.done().forEach(record -> repeated += done.add(record.sequenceNumber()) ? 0 : 1);
            cutOff += call.hasEnded() ? 0 : 1;
        }
        Set<String> missing = new HashSet<>(all.keySet());
        missing.removeAll(done);
        assertEquals(Set.of(), missing, "records that were never done");
    }

    /**
     * The function gets a version of an item only when all before it are done, by calls that had ended or in the same batch;
     * so no checkpoint passes what is not done, and without what is repeated the versions of an item are in order.
     */
    private void checkOrderOfItems(Map<String, Delivery> all) {
        Map<String, TreeMap<Long, String>> versions = new HashMap<>();
        all.values()
                .forEach(record -> versions.computeIfAbsent(record.item(), item -> new TreeMap<>())
                        .put(record.version(), record.sequenceNumber()));
        Map<String, HandlerCall> doneBy = new HashMap<>();
        for (HandlerCall call : calls) {
            Set<String> inBatch = new HashSet<>();
            for (Delivery record : call.records()) {
                Map.Entry<Long, String> before = versions.get(record.item()).lowerEntry(record.version());
                if (before != null && !inBatch.contains(before.getValue())) {
                    HandlerCall done = doneBy.get(before.getValue());
                    assertTrue(
                            done != null && done.endedBefore(call),
                            () -> record + " came before " + before + " was done: " + call);
                }
                inBatch.add(record.sequenceNumber());
            }
            call.done().forEach(record -> doneBy.putIfAbsent(record.sequenceNumber(), call));
        }
    }

    /**
     * In each lane a call begins no earlier than the one before it had begun: whatever is repeated was in the last batch, and no
     * checkpoint is further behind. Nor does it begin before the one before it is over.
     */
    private void checkThatLanesGoForward() {
        Map<String, List<HandlerCall>> byLane = new HashMap<>();
        calls.forEach(call ->
                byLane.computeIfAbsent(lane(call), lane -> new ArrayList<>()).add(call));
        for (List<HandlerCall> lane : byLane.values()) {
            for (int at = 1; at < lane.size(); at++) {
                HandlerCall before = lane.get(at - 1);
                HandlerCall call = lane.get(at);
                assertTrue(first(before).compareTo(first(call)) <= 0, () -> call + " goes back behind " + before);
                assertTrue(isOver(before, call), () -> call + " begins while there is " + before);
                assertIncreasing(call);
            }
        }
    }

    private static String first(HandlerCall call) {
        return call.records().get(0).sequenceNumber();
    }

    private boolean isOver(HandlerCall before, HandlerCall call) {
        boolean isKilled = before.epoch() < call.epoch() || lastCalls.get(before.process()) == before;
        return isKilled || before.endedBefore(call);
    }

    private static void assertIncreasing(HandlerCall call) {
        for (int at = 1; at < call.records().size(); at++) {
            String before = call.records().get(at - 1).sequenceNumber();
            assertTrue(before.compareTo(call.records().get(at).sequenceNumber()) < 0, () -> "not in order: " + call);
        }
    }
}
