package dev.lodestone.streams.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers written in Java, as functions of this process. */
class HandlerTargetTest {
    private static final String PACKAGE = "dev.lodestone.streams.handler.ExampleHandlers$";

    private static InvocationResult invoke(HandlerTarget target, String event) {
        return target.invoke(Invocation.of("request-1", event.getBytes(UTF_8)))
                .toCompletableFuture()
                .join();
    }

    private static InvocationResult invoke(String name, String event) throws Exception {
        var handler = new HandlerLoader(HandlerTargetTest.class.getClassLoader()).load(PACKAGE + name);
        return invoke(
                HandlerTarget.of("arn:aws:lambda:us-east-1:000000000000:function:shop", handler, Runnable::run), event);
    }

    private static String answer(String name, String event) throws Exception {
        InvocationResult result = invoke(name, event);
        String payload = new String(result.payload(), UTF_8);
        assertNull(result.functionError(), payload);
        return payload;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Streams                | {"a": 1}                    | {"a": 1}
                    Streams::handleRequest | {"a": 1}                    | {"a": 1}
                    Inherited              | {"name": "tea", "count": 3} | ["tea","3"]
                    Inherited::handleRequest | {"name": "tea", "count": 3} | ["tea","3"]
                    Methods::event         | {"name": "tea"}             | "event tea"
                    Methods::both          | {"name": "tea"}             | "tea shop"
                    Methods::contextAlone  | {"name": "tea"}             | 9
                    Methods::none          | {"name": "tea"}             | "nothing"
                    Methods::nothing       | {"name": "tea"}             | null
                    Methods::streams       | 12345                       | "shop"
                    """)
    void handlersOfEveryShapeRun(String name, String event, String answer) throws Exception {
        assertEquals(answer, answer(name, event));
    }

    private static final String RECORDS = """
            {"Records":[{"eventID":"c9","eventName":"REMOVE","eventVersion":"1.1","eventSource":"aws:dynamodb",
            "awsRegion":"us-east-1","dynamodb":{"ApproximateCreationDateTime":1664559083.0,"Keys":{"pk":{"S":"a"}},
            "NewImage":{"pk":{"S":"a"},"data":{"B":"Kg=="}},"SequenceNumber":"7","SizeBytes":18,
            "StreamViewType":"NEW_IMAGE"},"eventSourceARN":"arn","userIdentity":{"principalId":"ttl","type":"Service"}}]}
            """;

    private static final String FAILURES = "{\"batchItemFailures\":[{\"itemIdentifier\":\"a421664559083000ttl\"}]}";

    @Test
    void eventsOfStreamsAreTheLibrarysObjects() throws Exception {
        assertEquals(FAILURES, answer("Records", RECORDS));
    }

    @Test
    void aLambdaOfJavaIsAHandlerTooIfItsEventIsNamed() {
        HandlerTarget target = HandlerTarget.of(
                "shop",
                DynamodbEvent.class,
                (event, context) ->
                        context.getFunctionName() + event.getRecords().size(),
                Runnable::run);
        assertEquals("\"shop1\"", new String(invoke(target, RECORDS).payload(), UTF_8));
    }

    @Test
    void whatAHandlerThrowsIsDescribed() throws Exception {
        InvocationResult result = invoke("Methods::nothing", "{\"name\": \"tea\", \"count\": -1}");
        assertEquals("Unhandled", result.functionError());
        String payload = new String(result.payload(), UTF_8);
        assertTrue(
                payload.startsWith(
                        "{\"errorMessage\":\"none of tea\",\"errorType\":\"java.lang.IllegalArgumentException\","
                                + "\"stackTrace\":[\"dev.lodestone.streams.handler.ExampleHandlers$Methods.nothing("),
                payload);
        assertTrue(
                payload.contains("\"cause\":{\"errorMessage\":\"stock\",\"errorType\":\"java.io.IOException\""),
                payload);
    }

    @Test
    void anEventThatDoesNotFitIsAnError() throws Exception {
        InvocationResult result = invoke("Inherited", "[1]");
        assertEquals("Unhandled", result.functionError());
        assertTrue(new String(result.payload(), UTF_8).contains("JSON parsing of the event as"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Missing            | Class not found: dev.lodestone.streams.handler.ExampleHandlers$Missing
                    Methods            | Class dev.lodestone.streams.handler.ExampleHandlers$Methods does not implement an appropriate handler interface
                    Methods::absent    | No public method named absent with appropriate method signature found on class dev.lodestone.streams.handler.ExampleHandlers$Methods
                    Methods::tooMany   | No public method named tooMany with appropriate method signature found on class dev.lodestone.streams.handler.ExampleHandlers$Methods
                    NeedsMore::handle  | Class dev.lodestone.streams.handler.ExampleHandlers$NeedsMore has no public zero-argument constructor
                    FailsToStart::handle | Class dev.lodestone.streams.handler.ExampleHandlers$FailsToStart could not be made: java.lang.IllegalStateException: no database
                    """)
    void whatIsNoHandlerIsToldApart(String name, String message) {
        var refusal = assertThrows(HandlerLoadException.class, () -> invoke(name, "{}"));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void theCallersContextReachesTheHandler() {
        HandlerTarget target = HandlerTarget.of(
                "shop",
                (in, out, context) ->
                        out.write((context.getClientContext().getCustom().get("tenant")
                                        + context.getClientContext().getClient().getAppTitle()
                                        + context.getClientContext().getEnvironment())
                                .getBytes(UTF_8)),
                Runnable::run);
        String context = Base64.getEncoder()
                .encodeToString("{\"custom\":{\"tenant\":\"t1\"},\"client\":{\"app_title\":\"till\"}}".getBytes(UTF_8));
        byte[] answer = target.invoke(new Invocation("r", new byte[0], context, false))
                .toCompletableFuture()
                .join()
                .payload();
        assertEquals("t1till{}", new String(answer, UTF_8));
    }

    @Test
    void whereNoThreadIsFreeTheFunctionHasNotRun() {
        HandlerTarget target = HandlerTarget.of("shop", (in, out, context) -> {}, task -> {
            throw new RejectedExecutionException("full");
        });
        var failure = assertThrows(CompletionException.class, () -> invoke(target, "{}"));
        var refusal = assertInstanceOf(InvocationException.class, failure.getCause());
        assertEquals(InvocationException.Reason.THROTTLED, refusal.reason());
    }
}
