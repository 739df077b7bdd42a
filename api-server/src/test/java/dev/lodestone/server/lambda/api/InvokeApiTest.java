package dev.lodestone.server.lambda.api;

import static dev.lodestone.server.lambda.api.LambdaApiFixture.FUNCTION;
import static dev.lodestone.server.lambda.api.LambdaApiFixture.assertError;
import static dev.lodestone.server.lambda.api.LambdaApiFixture.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.lambda.FunctionsFixture;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Calls of functions over the wire, by way of all three types of invocation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvokeApiTest {
    private static final int MAX_PAYLOAD = 6_291_456;
    private static final int MAX_EVENT = 1_048_576;
    private static final String PYTHON = """
            import json

            def handler(event, context):
                for n in range(event.get("lines", 0)):
                    print("line %05d" % n)
                if "fail" in event:
                    raise ValueError(event["fail"])
                client = context.client_context
                return {"event": event, "arn": context.invoked_function_arn, "custom": client and client.custom}
            """;

    private LambdaApiFixture api;

    @BeforeAll
    void start() throws Exception {
        FunctionsFixture.assumeInstalled("python3");
        api = new LambdaApiFixture();
        api.registerEcho("echo");
        SdkBytes zip = SdkBytes.fromByteArray(FunctionApiTest.zip("app.py", PYTHON));
        api.client()
                .createFunction(create -> create.functionName("python")
                        .runtime(Runtime.PYTHON3_13)
                        .handler("app.handler")
                        .role("arn:aws:iam::000000000000:role/local")
                        .timeout(60)
                        .code(code -> code.zipFile(zip)));
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
    }

    private static String path(String function) {
        return "/2015-03-31/functions/" + function + "/invocations";
    }

    private HttpResponse<String> invoke(String function, String payload, String... headers) {
        return api.send("POST", path(function), payload, headers);
    }

    @Test
    void theResultIsTheFunctionsAnswer() {
        InvokeResponse response = api.client()
                .invoke(invoke ->
                        invoke.functionName("python:$LATEST").payload(SdkBytes.fromUtf8String("{\"a\":[1]}")));
        assertEquals(200, response.statusCode());
        assertEquals("$LATEST", response.executedVersion());
        assertNull(response.functionError());
        assertNull(response.logResult());
        assertEquals(
                "{\"event\": {\"a\": [1]}, \"arn\": \"" + FUNCTION + "python:$LATEST\", \"custom\": null}",
                response.payload().asUtf8String());
        assertEquals("{}", invoke("echo", "").body(), "no payload is an empty object");
        assertEquals("\"ä\"", api.send("POST", path("echo") + "/", "\"ä\"").body());
    }

    @Test
    void errorsOfTheFunctionAreResults() {
        InvokeResponse response = api.client()
                .invoke(invoke -> invoke.functionName("python")
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String("{\"fail\":\"no\"}")));
        assertEquals(200, response.statusCode());
        assertEquals("Unhandled", response.functionError());
        assertTrue(response.payload()
                .asUtf8String()
                .startsWith("{\"errorMessage\": \"no\", \"errorType\": \"ValueError\""));
        assertTrue(log(response).contains("[ERROR] ValueError: no"), log(response));
    }

    private static String log(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), UTF_8);
    }

    @Test
    void theEndOfTheLogComesWhereItIsAskedFor() {
        InvokeResponse response = api.client()
                .invoke(invoke -> invoke.functionName("python")
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromUtf8String("{\"lines\":1000}")));
        String log = log(response);
        assertEquals(4096, log.length());
        assertTrue(log.contains("line 00999\nEND RequestId: "), log);
        assertFalse(log.contains("line 00000\n"), log);
    }

    @Test
    void theClientsContextReachesTheFunction() {
        String context = Base64.getEncoder().encodeToString("{\"custom\":{\"k\":\"v\"}}".getBytes(UTF_8));
        assertTrue(
                invoke("python", "{}", "X-Amz-Client-Context", context).body().contains("\"custom\": {\"k\": \"v\"}"));
        for (String wrong : List.of("no base64!", Base64.getEncoder().encodeToString("[]".getBytes(UTF_8)))) {
            assertError(
                    400,
                    "InvalidRequestContentException",
                    "{\"Type\":\"User\",\"message\":\"Client context must be a valid Base64-encoded JSON object.\"}",
                    invoke("echo", "{}", "X-Amz-Client-Context", wrong));
        }
    }

    @Test
    void aDryRunCallsNobody() {
        Queue<Invocation> calls = new ConcurrentLinkedQueue<>();
        api.register("counted", call -> {
            calls.add(call);
            return CompletableFuture.completedFuture(result(call, null));
        });
        InvokeResponse response =
                api.client().invoke(invoke -> invoke.functionName("counted").invocationType(InvocationType.DRY_RUN));
        assertEquals(204, response.statusCode());
        assertEquals(0, calls.size());
        assertEquals(
                404, invoke("nobody", "", "X-Amz-Invocation-Type", "DryRun").statusCode());
    }

    private static InvocationResult result(Invocation call, String error) {
        return new InvocationResult(call.payload(), error, InvocationResult.LATEST_VERSION, null);
    }

    /** The store's clock is advanced, so that nobody waits for minutes. */
    @Test
    void eventsAreTriedAgainTwice() {
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        api.register("failing", call -> {
            calls.add(call.requestId());
            return CompletableFuture.completedFuture(result(call, InvocationResult.UNHANDLED));
        });
        InvokeResponse accepted = api.client()
                .invoke(invoke -> invoke.functionName("failing")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{}")));
        assertEquals(202, accepted.statusCode());
        assertEquals("", accepted.payload().asUtf8String());
        await("the first attempt", () -> calls.size() == 1);
        for (int attempts = 2; attempts <= 3; attempts++) {
            int expected = attempts;
            await("attempt " + attempts, () -> {
                api.server().store().clock().advance(Duration.ofSeconds(1));
                return calls.size() == expected;
            });
        }
        api.server().store().clock().advance(Duration.ofHours(7));
        assertEquals(3, calls.size());
        assertEquals(1, calls.stream().distinct().count(), "all attempts have the id of the request");
    }

    @Test
    void callsThatWaitKeepNobodyElseFromBeingAnswered() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Queue<Invocation> calls = new ConcurrentLinkedQueue<>();
        api.register("slow", call -> {
            calls.add(call);
            return end.thenApply(ended -> result(call, null));
        });
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            HttpRequest request = HttpRequest.newBuilder(api.server().endpoint().resolve(path("slow")))
                    .POST(HttpRequest.BodyPublishers.ofString(String.valueOf(i)))
                    .build();
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        await("all calls", () -> calls.size() == 100);
        assertEquals("7", invoke("echo", "7").body());
        assertEquals(200, api.server().send("ListTables", "{}").statusCode());
        end.complete(null);
        for (int i = 0; i < 100; i++) {
            assertEquals(String.valueOf(i), answers.get(i).join().body());
        }
    }

    private static String json(int size) {
        return "\"" + "x".repeat(size - 2) + "\"";
    }

    @Test
    void payloadsHaveLimits() {
        assertEquals(MAX_PAYLOAD, invoke("echo", json(MAX_PAYLOAD)).body().length());
        assertError(
                413,
                "RequestEntityTooLargeException",
                "{\"Type\":\"User\",\"message\":\"Request must be smaller than 6291456 bytes for the InvokeFunction"
                        + " operation\"}",
                invoke("echo", json(MAX_PAYLOAD + 1)));
        assertEquals(
                202,
                invoke("echo", json(MAX_EVENT), "X-Amz-Invocation-Type", "Event")
                        .statusCode());
        assertError(
                413,
                "RequestEntityTooLargeException",
                "{\"Type\":\"User\",\"message\":\"1048577 byte payload is too large for the Event invocation type (limit"
                        + " 1048576 bytes)\"}",
                invoke("echo", json(MAX_EVENT + 1), "X-Amz-Invocation-Type", "Event"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true'"
                        + " or 'false')\\n at [Source: (byte[])\\\"hello\\\"; line: 1, column: 1]",
                "0D|Unexpected character ('D' (code 68)): Expected space separating root-level values\\n at [Source: (byte[])"
                        + "\\\"0D\\\"; line: 1, column: 2]",
                "{} {}|There is something after the end of the event",
                "` `|There is nothing but white space"
            })
    void refusesWhatIsNoJson(String payload, String why) {
        for (String type : List.of("RequestResponse", "Event", "DryRun")) {
            assertError(
                    400,
                    "InvalidRequestContentException",
                    "{\"Type\":\"User\",\"message\":\"Could not parse request body into json: Could not parse payload into"
                            + " json: " + why + "\"}",
                    invoke("echo", payload, "X-Amz-Invocation-Type", type));
        }
    }

    @Test
    void refusesOtherTypes() {
        assertError(
                400,
                "ValidationException",
                "{\"message\":\"2 validation errors detected: Value 'x' at 'invocationType' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [Event, RequestResponse, DryRun]; Value 'y' at 'logType'"
                        + " failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]\"}",
                invoke("echo", "", "X-Amz-Invocation-Type", "x", "X-Amz-Log-Type", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THROTTLED|429|TooManyRequestsException"
                        + "|{\"Reason\":\"ConcurrentInvocationLimitExceeded\",\"Type\":\"User\",\"message\":\"why\"}",
                "UNAVAILABLE|500|ServiceException|{\"Type\":\"Service\",\"Message\":\"why\"}",
                "NOT_FOUND|404|ResourceNotFoundException|{\"Type\":\"User\",\"Message\":\"why\"}"
            })
    void saysWhyThereIsNoResult(Reason reason, int status, String type, String body) {
        api.register("refusing", call -> CompletableFuture.failedFuture(new InvocationException(reason, "why")));
        assertError(status, type, body, invoke("refusing", "{}"));
    }

    @Test
    void refusesFunctionsThatAreNotThere() {
        for (String type : List.of("RequestResponse", "Event", "DryRun")) {
            assertError(
                    404,
                    "ResourceNotFoundException",
                    "{\"Type\":\"User\",\"Message\":\"Function not found: " + FUNCTION + "python:7\"}",
                    api.send("POST", path("python") + "?Qualifier=7", "{}", "X-Amz-Invocation-Type", type));
        }
    }
}
