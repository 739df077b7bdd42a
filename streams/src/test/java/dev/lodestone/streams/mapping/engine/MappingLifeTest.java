package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.DESTINATION;
import static dev.lodestone.streams.mapping.engine.MappedTable.FUNCTION;
import static dev.lodestone.streams.mapping.engine.MappedTable.START_MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingSettings;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import dev.lodestone.streams.mapping.NewMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** C1: creating, changing, listing and deleting mappings. */
class MappingLifeTest extends MappingTestCase {
    private static void assertRefused(LambdaErrorType type, String message, Executable request) {
        LambdaException refused = assertThrows(LambdaException.class, request);
        assertEquals(type, refused.type());
        assertEquals(message, refused.getMessage());
    }

    private NewMapping request(String arn, String functionArn, String position) {
        return new NewMapping("", arn, functionArn, position, MappingParameters.NONE, Map.of());
    }

    private void awaitState(EventSourceMapping mapping, MappingState state) {
        table.await(() -> table.mappings.get(mapping.uuid()).state() == state);
    }

    private EventSourceMapping update(EventSourceMapping mapping, MappingParametersBuilder parameters) {
        return table.mappings.update(mapping.uuid(), new MappingUpdate(null, parameters.build()));
    }

    @Test
    void createAnswersAllDefaults() {
        EventSourceMapping mapping = table.map(MappingParameters.NONE);
        assertEquals(MappingSettings.DEFAULT, mapping.settings());
        assertEquals(100, mapping.settings().batchSize());
        assertEquals(0, mapping.settings().batchingWindowSeconds());
        assertEquals(1, mapping.settings().parallelizationFactor());
        assertEquals(-1, mapping.settings().maximumRecordAgeSeconds());
        assertEquals(-1, mapping.settings().maximumRetryAttempts());
        assertEquals("No records processed", mapping.lastProcessingResult());
        assertEquals("User action", mapping.stateTransitionReason());
        assertEquals("Creating", mapping.state().toString());
        assertEquals(START_MILLIS, mapping.lastModifiedMillis());
        assertEquals("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + mapping.uuid(), mapping.arn());
        assertEquals(MappingState.ENABLED, table.mappings.get(mapping.uuid()).state());
    }

    @Test
    void whatCannotBeMappedIsRefused() {
        String arn = table.stream().arn();
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Unrecognized event source.",
                () -> table.mappings.create(request("arn:aws:sqs:us-east-1:000000000000:q", FUNCTION, "LATEST")));
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Unrecognized event source.",
                () -> table.mappings.create(request(arn.substring(0, arn.indexOf("/stream")), FUNCTION, "LATEST")));
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Stream not found: " + arn + "x",
                () -> table.mappings.create(request(arn + "x", FUNCTION, "LATEST")));
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Function does not exist",
                () -> table.mappings.create(request(arn, FUNCTION + "g", "LATEST")));
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Unsupported starting position for arn type: " + arn,
                () -> table.mappings.create(request(arn, FUNCTION, "AT_TIMESTAMP")));
        assertEquals(0, table.mappings.list(null, null, null, null).mappings().size());
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused(
                LambdaErrorType.VALIDATION,
                "2 validation errors detected: Value '10001' at 'batchSize' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 10000; Value '11' at 'parallelizationFactor' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 10",
                () -> table.map(
                        with().batchSize(10_001).parallelizationFactor(11).build()));
        for (MappingParametersBuilder wrong : List.of(
                with().batchSize(0),
                with().maximumBatchingWindowInSeconds(301),
                with().parallelizationFactor(0),
                with().maximumRecordAgeInSeconds(604_801),
                with().maximumRetryAttempts(10_001),
                with().maximumRetryAttempts(-2),
                with().tumblingWindowInSeconds(901),
                with().onFailureDestination("x".repeat(351)),
                with().filterPatterns("x".repeat(4_097)))) {
            LambdaException refused = assertThrows(LambdaException.class, () -> table.map(wrong.build()));
            assertEquals(LambdaErrorType.VALIDATION, refused.type());
        }
        LambdaException tooYoung = assertThrows(
                LambdaException.class,
                () -> table.map(with().maximumRecordAgeInSeconds(59).build()));
        assertEquals(LambdaErrorType.INVALID_PARAMETER_VALUE, tooYoung.type());
        LambdaException noPosition = assertThrows(LambdaException.class, () -> table.map(null, MappingParameters.NONE));
        assertEquals(LambdaErrorType.VALIDATION, noPosition.type());
        assertThrows(LambdaException.class, () -> table.map("NOWHERE", MappingParameters.NONE));
    }

    @Test
    void aSecondMappingOfTheSameTwoIsAConflict() {
        EventSourceMapping first = table.map(MappingParameters.NONE);
        LambdaException conflict = assertThrows(LambdaException.class, () -> table.map(MappingParameters.NONE));
        assertEquals(LambdaErrorType.RESOURCE_CONFLICT, conflict.type());
        assertTrue(conflict.getMessage().endsWith("existing mapping with UUID " + first.uuid()));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String message = "The resource you requested does not exist.";
        LambdaErrorType type = LambdaErrorType.RESOURCE_NOT_FOUND;
        assertRefused(type, message, () -> table.mappings.get("nothing"));
        assertRefused(type, message, () -> table.mappings.status("nothing"));
        assertRefused(type, message, () -> table.mappings.delete("nothing"));
        assertRefused(
                type, message, () -> table.mappings.update("nothing", new MappingUpdate(null, MappingParameters.NONE)));
    }

    @Test
    void disablingKeepsThePosition() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().batchSize(1).build());
        table.put(1, 2);
        ScriptedFunction.Call first = function.next(1);
        assertEquals(
                MappingState.DISABLING, update(mapping, with().enabled(false)).state());
        assertEquals(MappingState.DISABLING, table.mappings.get(mapping.uuid()).state());
        first.succeed();
        awaitState(mapping, MappingState.DISABLED);
        table.put(3);
        assertFalse(function.isCalled());
        assertEquals(
                MappingState.ENABLING, update(mapping, with().enabled(true)).state());
        function.next(2).succeed();
        function.next(3).succeed();
        assertEquals(MappingState.ENABLED, table.mappings.get(mapping.uuid()).state());
    }

    @Test
    void anUpdateChangesWhatItNamesOnceNothingIsUnderWay() throws InterruptedException {
        table.put(1, 2, 3, 4, 5);
        EventSourceMapping mapping = table.map(with().batchSize(2)
                .maximumRetryAttempts(3)
                .onFailureDestination(DESTINATION)
                .filterPatterns("\"v\"")
                .build());
        ScriptedFunction.Call first = function.next(1, 2);
        EventSourceMapping updating =
                update(mapping, with().batchSize(3).onFailureDestination("").filterPatterns());
        assertEquals(MappingState.UPDATING, updating.state());
        first.succeed();
        function.next(3, 4, 5).succeed();
        MappingSettings settings = table.mappings.get(mapping.uuid()).settings();
        assertEquals(3, settings.maximumRetryAttempts());
        assertEquals(null, settings.onFailureDestination());
        assertEquals(List.of(), settings.filterPatterns());
        assertThrows(LambdaException.class, () -> update(mapping, with().batchSize(0)));
    }

    @Test
    void anUpdateMayNameAnotherFunction() throws InterruptedException {
        EventSourceMapping mapping = table.map(MappingParameters.NONE);
        ScriptedFunction other = new ScriptedFunction(table.clock::get);
        assertRefused(
                LambdaErrorType.INVALID_PARAMETER_VALUE,
                "Function does not exist",
                () -> table.mappings.update(mapping.uuid(), new MappingUpdate(FUNCTION + 2, MappingParameters.NONE)));
        table.functions.put(FUNCTION + 2, other);
        table.mappings.update(mapping.uuid(), new MappingUpdate(FUNCTION + 2, MappingParameters.NONE));
        awaitState(mapping, MappingState.ENABLED);
        table.put(1);
        other.next(1).succeed();
    }

    @Test
    void aDeletedMappingIsForgottenOnceNothingIsUnderWay() throws InterruptedException {
        EventSourceMapping mapping = table.map(MappingParameters.NONE);
        table.put(1);
        ScriptedFunction.Call call = function.next(1);
        assertEquals(
                MappingState.DELETING, table.mappings.delete(mapping.uuid()).state());
        LambdaException again = assertThrows(LambdaException.class, () -> table.mappings.delete(mapping.uuid()));
        assertEquals(LambdaErrorType.RESOURCE_IN_USE, again.type());
        call.succeed();
        table.await(() -> table.mappings.list(null, null, null, null).mappings().isEmpty());
        assertEquals(List.of(), new Checkpoints(table.store.documents(), mapping.uuid()).shardIds());
        restartMappings();
        assertTrue(table.mappings.list(null, null, null, null).mappings().isEmpty());
        table.map("TRIM_HORIZON", MappingParameters.NONE);
        function.next(1);
    }

    @Test
    void mappingsGoOnWhereTheyWereAfterARestart() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().batchSize(1)
                .maximumRetryAttempts(7)
                .filterPatterns("\"v\"")
                .onFailureDestination(DESTINATION)
                .build());
        table.put(1, 2, 3);
        function.next(1).succeed();
        ScriptedFunction.Call abandoned = function.next(2);
        restartMappings();
        abandoned.succeed();
        function.next(2).succeed();
        function.next(3).succeed();
        table.awaitAllDone(mapping);
        EventSourceMapping again = table.mappings.get(mapping.uuid());
        assertEquals(mapping.settings(), again.settings());
        assertEquals(mapping.functionArn(), again.functionArn());
        assertEquals("OK", again.lastProcessingResult());
    }

    @Test
    void aDeletionThatWasCutOffIsFinishedAtTheNextOpening() throws InterruptedException {
        EventSourceMapping mapping = table.map(MappingParameters.NONE);
        table.put(1);
        function.next(1);
        table.mappings.delete(mapping.uuid());
        restartMappings();
        assertTrue(table.mappings.list(null, null, null, null).mappings().isEmpty());
    }

    @Test
    void listsComeInPages() {
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            table.functions.put(FUNCTION + i, function);
            uuids.add(table.mappings
                    .create(request(table.stream().arn(), FUNCTION + i, "LATEST"))
                    .uuid());
        }
        List<String> listed = new ArrayList<>();
        MappingPage page = table.mappings.list(table.stream().arn(), null, null, 3);
        while (true) {
            page.mappings().forEach(mapping -> listed.add(mapping.uuid()));
            if (page.nextMarker() == null) {
                break;
            }
            page = table.mappings.list(null, null, page.nextMarker(), 3);
        }
        assertEquals(uuids.stream().sorted().toList(), listed);
        assertEquals(
                1,
                table.mappings.list(null, FUNCTION + 3, null, null).mappings().size());
        assertTrue(table.mappings.list("other", null, null, null).mappings().isEmpty());
        assertThrows(LambdaException.class, () -> table.mappings.list(null, null, null, 0));
    }

    @Test
    void theStatusTellsWhatWaits() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().batchSize(1).build());
        table.put(1);
        table.advance(5_000);
        table.put(2, 3);
        ScriptedFunction.Call first = function.next(1);
        table.advance(1_000);
        ShardStatus shard = table.mappings.status(mapping.uuid()).shards().get(0);
        assertEquals(3, shard.waitingRecords());
        assertEquals(6_000, shard.iteratorAgeMillis());
        first.succeed();
        ScriptedFunction.Call second = function.next(2);
        shard = table.mappings.status(mapping.uuid()).shards().get(0);
        assertEquals(2, shard.waitingRecords());
        assertEquals(1_000, shard.iteratorAgeMillis());
        assertTrue(second.sequenceNumber(0).compareTo(shard.sequenceNumber()) > 0);
        assertEquals(2, table.mappings.status(mapping.uuid()).calls());
    }
}
