package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestStreams;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** C1: mappings that are changed, switched off and deleted, and functions and tables that go away, under way. */
class MappingChangesTest extends TriggerTestCase {
    private EventSourceMapping change(EventSourceMapping mapping, MappingParametersBuilder request) {
        return triggers.mappings().update(mapping.uuid(), update(request));
    }

    private void awaitState(EventSourceMapping mapping, MappingState state) {
        triggers.await("the mapping is " + state, () -> triggers.state(mapping) == state);
    }

    @Test
    void aMappingThatIsSwitchedOffKeepsItsPosition() {
        EventSourceMapping mapping = map(with().batchSize(1));
        put("a", "b");
        HandlerCall first = expectInvocation("a");
        assertEquals(
                MappingState.DISABLING, change(mapping, with().enabled(false)).state());
        first.succeed();
        awaitState(mapping, MappingState.DISABLED);
        put("c");
        assertEquals(
                MappingState.ENABLING, change(mapping, with().enabled(true)).state());
        expectInvocation("b").succeed();
        expectInvocation("c").succeed();
        assertEquals(MappingState.ENABLED, triggers.state(mapping));
    }

    @Test
    void aMappingMayBeCreatedSwitchedOff() {
        put("a");
        EventSourceMapping mapping = map("LATEST", with().enabled(false));
        awaitState(mapping, MappingState.DISABLED);
        put("b");
        change(mapping, with().enabled(true));
        expectInvocation("b").succeed();
    }

    @Test
    void aChangeTakesEffectWithTheNextBatch() {
        put("a", "b", "c", "d", "e");
        EventSourceMapping mapping = map(with().batchSize(1).maximumRetryAttempts(0));
        HandlerCall first = expectInvocation("a");
        assertEquals(
                MappingState.UPDATING,
                change(
                                mapping,
                                with().batchSize(3)
                                        .filterPatterns(
                                                "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"anything-but\":\"c\"}]}}}}"))
                        .state());
        first.succeed();
        HandlerCall second = expectInvocation("b", "d", "e");
        assertEquals(0, triggers.mappings().get(mapping.uuid()).settings().maximumRetryAttempts());
        change(mapping, with().maximumRetryAttempts(1));
        second.fail();
        // The batch that had been called as it was told to be is given up as it was told to be.
        put("f");
        expectInvocation("f").fail();
        expectRetry("f").succeed();
    }

    @Test
    void aChangeMayNameAnotherFunction() {
        triggers.createFunction("other", "app.js", Handlers.NODE);
        EventSourceMapping mapping = map(with());
        put("a");
        HandlerCall first = expectInvocation("a");
        assertEquals(Triggers.FUNCTION, first.function());
        triggers.mappings()
                .update(mapping.uuid(), new MappingUpdate(Triggers.functionArn("other"), MappingParameters.NONE));
        first.succeed();
        put("b");
        HandlerCall second = expectInvocation("b");
        assertEquals("other", second.function());
        second.succeed();
    }

    @Test
    void aDeletedMappingEndsWithTheCallThatIsUnderWay() {
        EventSourceMapping mapping = map(with().batchSize(1));
        put("a", "b");
        HandlerCall call = expectInvocation("a");
        assertEquals(
                MappingState.DELETING,
                triggers.mappings().delete(mapping.uuid()).state());
        call.succeed();
        triggers.await(
                "the mapping is gone",
                () -> triggers.mappings()
                        .list(null, null, null, null)
                        .mappings()
                        .isEmpty());
        assertThrows(LambdaException.class, () -> triggers.mappings().get(mapping.uuid()));
        // A new one begins where it is told to, and not where the old one has ended.
        map(with());
        expectInvocation("a", "b").succeed();
    }

    @Test
    void theMappingOfADeletedFunctionStaysAndGoesOnWithTheNextOne() {
        triggers.createFunction("short-lived", "app.js", Handlers.NODE);
        EventSourceMapping mapping = triggers.map(table, "short-lived", "TRIM_HORIZON", with().maximumRetryAttempts(0));
        put("a");
        expectInvocation("a").succeed();
        triggers.awaitAllDone(mapping);
        triggers.lambda().functions().delete(triggers.lambda().functions().arn("short-lived"));
        put("b");
        triggers.nextMoment();
        assertEquals(MappingState.ENABLED, triggers.state(mapping));
        assertEquals(
                "PROBLEM: Function not found",
                triggers.mappings().get(mapping.uuid()).lastProcessingResult());
        triggers.createFunction("short-lived", "app.js", Handlers.NODE);
        expectRetry("b").succeed();
    }

    @Test
    void theMappingOfADeletedTableReadsItsStreamToTheEndAndStays() {
        EventSourceMapping mapping = map(with().batchSize(1));
        put("a", "b");
        HandlerCall first = expectInvocation("a");
        triggers.client().deleteTable(delete -> delete.tableName(table));
        first.succeed();
        expectInvocation("b").succeed();
        triggers.await(
                "the shard is done", () -> triggers.shards(mapping).get(0).isDone());
        assertEquals(MappingState.ENABLED, triggers.state(mapping));
    }

    @Test
    void theNextStreamOfATableIsAnotherSource() {
        EventSourceMapping mapping = map(with());
        put("a");
        expectInvocation("a").succeed();
        triggers.awaitAllDone(mapping);
        TestStreams.disable(triggers.client(), table);
        TestStreams.enable(triggers.client(), table, StreamViewType.NEW_AND_OLD_IMAGES);
        put("b");
        triggers.await(
                "the shard is done", () -> triggers.shards(mapping).get(0).isDone());
        EventSourceMapping next = map(with());
        assertTrue(!next.eventSourceArn().equals(mapping.eventSourceArn()));
        expectInvocation("b").succeed();
        assertEquals(
                List.of(MappingState.ENABLED, MappingState.ENABLED),
                List.of(triggers.state(mapping), triggers.state(next)));
    }
}
