package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C3: what follows when a function fails, or cannot be called. */
class FailureRulesTest extends TriggerTestCase {
    /** Never ends, and leaves the event loop something to wait for. */
    private static final String ENDLESS = "exports.handler = () => new Promise(() => setInterval(() => {}, 1000));";

    private MappingParametersBuilder reporting() {
        return with().onFailureDestination(triggers.control.uri("/reports").toString());
    }

    private String lastResult(EventSourceMapping mapping) {
        return triggers.mappings().get(mapping.uuid()).lastProcessingResult();
    }

    private String lastError(EventSourceMapping mapping) {
        String error = triggers.mappings().status(mapping.uuid()).lastError();
        return error == null ? "" : error;
    }

    @Test
    void aFunctionErrorIsRetriedUntilItSucceedsAndBlocksTheShard() {
        put("a", "b", "c");
        EventSourceMapping mapping = map(with().batchSize(2));
        expectInvocation("a", "b").fail();
        for (int retry = 1; retry < 12; retry++) {
            expectRetry("a", "b").fail();
        }
        triggers.nextMoment();
        assertEquals("PROBLEM: Function call failed", lastResult(mapping));
        assertTrue(lastError(mapping).contains("broken on purpose"), lastError(mapping));
        expectRetry("a", "b").succeed();
        expectInvocation("c").succeed();
        triggers.awaitAllDone(mapping);
        assertEquals("OK", lastResult(mapping));
    }

    @Test
    void theEndOfTheProcessIsAFunctionError() {
        put("a");
        EventSourceMapping mapping = map(with().maximumRetryAttempts(1));
        expectInvocation("a").exit();
        triggers.nextMoment();
        assertTrue(lastError(mapping).contains("exit status 3"), lastError(mapping));
        expectRetry("a").exit();
        put("b");
        expectInvocation("b").succeed();
    }

    @Test
    void aTimeOutIsAFunctionError() {
        triggers.createFunction("slow", "app.js", ENDLESS, 1);
        put("a");
        EventSourceMapping mapping = triggers.map(table, "slow", "TRIM_HORIZON", with().maximumRetryAttempts(1));
        triggers.nextMoment();
        assertTrue(lastError(mapping).contains("Task timed out after 1.00 seconds"), lastError(mapping));
        triggers.writeCode("slow", "app.js", Handlers.NODE);
        triggers.lambda()
                .functions()
                .updateConfiguration(
                        triggers.lambda().functions().arn("slow"),
                        FunctionConfiguration.empty().withTimeoutSeconds(Triggers.TIMEOUT_SECONDS));
        expectRetry("a").fail();
        put("b");
        expectInvocation("b").succeed();
    }

    @Test
    void codeThatCannotBeLoadedIsAFunctionError() {
        triggers.createFunction("unloadable", "app.js", "throw new Error('not today');");
        put("a");
        EventSourceMapping mapping =
                triggers.map(table, "unloadable", "TRIM_HORIZON", reporting().maximumRetryAttempts(0));
        assertTrue(expectReport().body().contains("\"functionError\":\"Unhandled\""));
        assertTrue(lastError(mapping).contains("not today"), lastError(mapping));
        triggers.writeCode("unloadable", "app.js", Handlers.NODE);
        put("b");
        expectInvocation("b").succeed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void invocationsAreOneMoreThanMaximumRetryAttempts(int retries) {
        put("a", "b");
        map(reporting().batchSize(1).maximumRetryAttempts(retries));
        expectInvocation("a").fail();
        for (int retry = 0; retry < retries; retry++) {
            expectRetry("a").fail();
        }
        expectInvocation("b").succeed();
        String invocations = "\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":" + (retries + 1);
        String report = expectReport().body();
        assertTrue(report.contains(invocations), report);
    }

    @Test
    void retriesComeExponentiallyLaterUpToEightInvocationsInAMinute() {
        put("a");
        map(with().maximumRecordAgeInSeconds(60));
        expectInvocation("a").fail();
        List<Long> moments = new ArrayList<>();
        for (int retry = 1; retry < 8; retry++) {
            expectRetry("a").fail();
            moments.add(Duration.between(start(), triggers.now()).toMillis());
        }
        assertEquals(List.of(250L, 750L, 1_750L, 3_750L, 7_750L, 15_750L, 31_750L), moments);
        triggers.advanceToNext();
        put("b");
        expectInvocation("b").succeed();
    }

    @Test
    void recordsAreGivenUpAtMaximumRecordAge() {
        put("a");
        advance(Duration.ofSeconds(30));
        put("b");
        map(reporting().maximumRecordAgeInSeconds(60));
        expectInvocation("a", "b").fail();
        while (!triggers.nextMoment().isAfter(start().plusSeconds(60))) {
            expectRetry("a", "b").fail();
        }
        triggers.advanceToNext();
        assertEquals(start().plusSeconds(60).plusMillis(1), triggers.now());
        expectInvocation("b").succeed();
        assertTrue(expectReport().body().contains("\"condition\":\"RecordAgeExceeded\""));
    }

    @Test
    void recordsThatAreTooOldFromTheBeginningAreNotSent() {
        put("a");
        advance(Duration.ofSeconds(61));
        put("b");
        map(reporting().maximumRecordAgeInSeconds(60));
        expectInvocation("b").succeed();
        assertTrue(expectReport().body().contains("\"approximateInvokeCount\":0"));
    }

    @Test
    void recordsAreRetriedUntilTheStreamLosesThemAfterADay() {
        put("a");
        map(reporting());
        expectInvocation("a").fail();
        triggers.nextMoment();
        advance(Duration.ofHours(24).minusMillis(1));
        expectInvocation("a").fail();
        put("b");
        triggers.advanceToNext();
        expectInvocation("b").succeed();
        assertTrue(expectReport().body().contains("\"condition\":\"RecordAgeExceeded\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 404})
    void aThrottledOrRefusedCallUsesNoAttempt(int status) {
        put("a");
        EventSourceMapping mapping =
                mapToEndpoint(triggers.control.uri(""), reporting().maximumRetryAttempts(0));
        expectInvocation("a").refuse(status);
        for (int retry = 0; retry < 3; retry++) {
            expectRetry("a").refuse(status);
        }
        expectRetry("a").succeed();
        triggers.awaitAllDone(mapping);
        put("b");
        expectInvocation("b").fail();
        assertTrue(expectReport().body().contains("\"approximateInvokeCount\":1"));
    }

    @Test
    void anEndpointThatCannotBeReachedUsesNoAttempt() {
        put("a");
        EventSourceMapping mapping =
                mapToEndpoint(URI.create("http://127.0.0.1:1"), reporting().maximumRetryAttempts(0));
        for (int retry = 0; retry < 3; retry++) {
            triggers.advanceToNext();
        }
        triggers.nextMoment();
        assertEquals("PROBLEM: Function cannot be reached", lastResult(mapping));
        registerEndpoint(triggers.control.uri(""));
        expectRetry("a").succeed();
    }

    @Test
    void aThrottledCallIsGivenUpWhenItsRecordsAreTooOld() {
        put("a");
        mapToEndpoint(triggers.control.uri(""), reporting().maximumRecordAgeInSeconds(60));
        expectInvocation("a").refuse(429);
        triggers.nextMoment();
        advance(Duration.ofSeconds(61));
        assertTrue(expectReport().body().contains("\"condition\":\"RecordAgeExceeded\",\"approximateInvokeCount\":0"));
    }

    @Test
    void bisectingHalvesABatchUntilTheFailingRecordIsAlone() {
        put("a", "b", "c", "d");
        map(reporting().bisectBatchOnFunctionError(true).maximumRetryAttempts(1));
        expectInvocation("a", "b", "c", "d").fail();
        expectInvocation("a", "b").succeed();
        expectInvocation("c", "d").fail();
        expectInvocation("c").fail();
        expectRetry("c").fail();
        expectInvocation("d").succeed();
        assertTrue(expectReport().body().contains("\"batchSize\":1"));
    }

    @Test
    void bisectingUsesNoAttempt() {
        put("a", "b", "c", "d", "e");
        map(with().bisectBatchOnFunctionError(true).maximumRetryAttempts(0));
        expectInvocation("a", "b", "c", "d", "e").fail();
        expectInvocation("a", "b").fail();
        expectInvocation("a").fail();
        expectInvocation("b").succeed();
        expectInvocation("c", "d", "e").fail();
        expectInvocation("c").succeed();
        expectInvocation("d", "e").succeed();
    }

    @Test
    void aBatchWhoseProcessIsKilledIsSentAgain() {
        put("a", "b");
        map(with());
        HandlerCall first = expectInvocation("a", "b");
        first.exit();
        HandlerCall second = expectRetry("a", "b");
        assertEquals(first.sequenceNumber(0), second.sequenceNumber(0));
        second.succeed();
    }

    @Test
    void theFunctionIsCalledSynchronously() {
        put("a");
        mapToEndpoint(triggers.control.uri(""), with());
        HandlerCall call = expectInvocation("a");
        assertEquals("RequestResponse", call.headers().getFirst("X-Amz-Invocation-Type"));
        call.succeed();
    }
}
