package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestStreams;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept when a store on disk is closed and opened again. */
class RestartRulesTest extends TriggerTestCase {
    @Override
    EngineKind engine() {
        return EngineKind.ROCKSDB;
    }

    private void restart() {
        triggers = triggers.restarted();
    }

    @Test
    void aMappingGoesOnBehindWhatItHasDone() {
        EventSourceMapping mapping = map(with().batchSize(1).maximumRetryAttempts(7));
        put("a", "b", "c");
        expectInvocation("a").succeed();
        HandlerCall cutOff = expectInvocation("b");
        restart();
        cutOff.succeed();
        HandlerCall again = expectInvocation("b");
        assertEquals(cutOff.event(), again.event());
        again.succeed();
        expectInvocation("c").succeed();
        triggers.awaitAllDone(mapping);
        assertEquals(mapping.settings(), triggers.mappings().get(mapping.uuid()).settings());
        assertEquals("OK", triggers.mappings().get(mapping.uuid()).lastProcessingResult());
    }

    @Test
    void recordsThatWereWrittenMeanwhileAreNotMissed() {
        EventSourceMapping mapping = map("LATEST", with());
        put("a");
        expectInvocation("a").succeed();
        triggers.awaitAllDone(mapping);
        TestStreams.roll(triggers.server(), stream());
        restart();
        put("b");
        expectInvocation("b").succeed();
        triggers.awaitAllDone(mapping);
        restart();
        put("c");
        expectInvocation("c").succeed();
    }

    @Test
    void whatIsDoneAboveACheckpointIsNotDoneAgain() {
        EventSourceMapping mapping = map(with().parallelizationFactor(4).batchSize(1));
        put("stuck");
        HandlerCall stuck = expectInvocation("stuck");
        Set<String> done = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            put("id-" + i);
        }
        while (done.size() < 6) {
            HandlerCall call = expectInvocation();
            done.addAll(call.ids());
            call.succeed();
        }
        HandlerCall underWay = expectInvocation();
        restart();
        stuck.succeed();
        underWay.succeed();
        Set<String> left = new HashSet<>(List.of("stuck"));
        for (int i = 0; i < 12; i++) {
            left.add("id-" + i);
        }
        left.removeAll(done);
        // What was answered at the very end may not have been noticed.
        List<String> repeated = new ArrayList<>();
        triggers.await("all records are done", () -> {
            HandlerCall call = triggers.control.poll();
            if (call != null) {
                repeated.addAll(done.containsAll(call.ids()) ? call.ids() : List.of());
                left.removeAll(call.ids());
                call.succeed();
            }
            return triggers.waiting(mapping) == 0;
        });
        assertEquals(Set.of(), left);
        assertTrue(repeated.size() <= 4, "repeated " + repeated);
    }

    @Test
    void theStateOfAWindowIsKept() {
        EventSourceMapping mapping = map(with().tumblingWindowInSeconds(60));
        put("a");
        expectInvocation("a").answer("{\"state\":{\"n\":5}}");
        triggers.awaitAllDone(mapping);
        restart();
        put("b");
        HandlerCall next = expectInvocation("b");
        assertEquals(Map.of("n", 5), next.member("state"));
        next.answer("{\"state\":{}}");
    }

    @Test
    void aMappingThatWasSwitchedOffStaysSo() {
        EventSourceMapping mapping = map(with().enabled(false));
        put("a");
        restart();
        assertEquals("Disabled", triggers.state(mapping).toString());
        triggers.mappings().update(mapping.uuid(), update(with().enabled(true)));
        expectInvocation("a").succeed();
    }
}
