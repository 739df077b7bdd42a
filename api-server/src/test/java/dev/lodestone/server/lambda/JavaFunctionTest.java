package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers written in Java, run by real processes. Each test has a function of its own. */
class JavaFunctionTest {
    private static final String RUNTIME = "java17";

    @TempDir
    private static Path code;

    private static FunctionsFixture functions;
    private static int count;

    private final String name = "java-" + ++count;

    @BeforeAll
    static void open() {
        functions = new FunctionsFixture(code);
    }

    @AfterAll
    static void close() {
        functions.close();
    }

    /** Compiles a class into the function's code, and makes the function. */
    private void create(String handler, String source) throws IOException {
        Path file = functions.write(name, "App.java", source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), file.toString());
        assertEquals(0, status, "the compiler's status");
        FunctionConfiguration configuration = FunctionConfiguration.of(RUNTIME, handler)
                .withTimeoutSeconds(30)
                .withEnvironment(Map.of("MY_TABLE", "orders"));
        functions.create(name, configuration, "README", "");
    }

    /** Puts the library of events, and the one that it needs, beside the function's code, as its users do. */
    private void addEvents() throws Exception {
        Path lib = Files.createDirectories(code.resolve(name).resolve("lib"));
        for (String type : List.of(DynamodbEvent.class.getName(), "org.joda.time.DateTime")) {
            Path library = Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.copy(library, lib.resolve(library.getFileName()));
        }
    }

    @Test
    void answersWithWhatTheHandlerReturns() throws Exception {
        create("App::handle", """
                import com.amazonaws.services.lambda.runtime.Context;
                import java.util.Map;

                public class App {
                    public Map<String, Object> handle(Map<String, Integer> event, Context context) {
                        System.out.println("on standard output");
                        context.getLogger().log("through the logger");
                        return Map.of(context.getFunctionName(), event.get("n") * 2 + System.getenv("MY_TABLE")
                                + (context.getRemainingTimeInMillis() > 10_000) + "é");
                    }
                }
                """);
        InvocationResult result = functions.call(name, new Invocation("id-1", "{\"n\":7}".getBytes(UTF_8), null, true));
        assertEquals("{\"" + name + "\":\"14orderstrueé\"}", new String(result.payload(), UTF_8));
        assertNull(result.functionError());
        String log = new String(result.logTail(), UTF_8);
        assertTrue(log.contains("START RequestId: id-1"), log);
        assertTrue(log.contains("on standard output\nthrough the logger\n"), log);
        assertEquals("{\"" + name + "\":\"-2orderstrueé\"}", functions.payload(name, "{\"n\":-1}"));
    }

    @Test
    void eventsAreTheObjectsOfTheLibraryBesideTheCode() throws Exception {
        addEvents();
        create("App", """
                import com.amazonaws.services.lambda.runtime.Context;
                import com.amazonaws.services.lambda.runtime.RequestHandler;
                import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
                import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
                import java.util.List;

                public class App implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
                    @Override
                    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
                        DynamodbEvent.DynamodbStreamRecord record = event.getRecords().get(0);
                        return new StreamsEventResponse(List.of(new StreamsEventResponse.BatchItemFailure(
                                record.getEventName() + record.getDynamodb().getKeys().get("pk").getN())));
                    }
                }
                """);
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"INSERT1.5\"}]}", functions.payload(name, """
                {"Records":[{"eventName":"INSERT","dynamodb":{"ApproximateCreationDateTime":1664559083.0,
                "Keys":{"pk":{"N":"1.5"}},"SequenceNumber":"1"}}]}
                """));
    }

    @Test
    void describesWhatTheHandlerThrows() throws Exception {
        create("App::handle", """
                public class App {
                    public static void handle(String text) {
                        throw new IllegalStateException("none of " + text);
                    }
                }
                """);
        InvocationResult result = functions.call(name, "\"tea\"");
        assertEquals("Unhandled", result.functionError());
        assertEquals(
                "{\"errorMessage\":\"none of tea\",\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":"
                        + "[\"App.handle(App.java:3)\"",
                new String(result.payload(), UTF_8).split(",\"(java|jdk)", 2)[0]);
        assertTrue(
                functions.logged("java.lang.IllegalStateException: none of tea"),
                () -> functions.log().toString());
    }

    @Test
    void describesWhyThereIsNoHandler() throws Exception {
        create("Missing::handle", "public class App {}");
        InvocationResult result = functions.call(name, "{}");
        assertEquals("Unhandled", result.functionError());
        String payload = new String(result.payload(), UTF_8);
        assertTrue(payload.startsWith("{\"errorMessage\":\"Class not found: Missing\""), payload);
    }

    @Test
    void whatEndsTheProcessIsToldAndTheNextCallHasANewOne() throws Exception {
        create("App::handle", """
                public class App {
                    public static String handle(boolean ends) {
                        if (ends) {
                            Runtime.getRuntime().halt(3);
                        }
                        return "alive";
                    }
                }
                """);
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: id-1 Error: Runtime exited with"
                        + " error: exit status 3\"}",
                new String(
                        functions
                                .call(name, Invocation.of("id-1", "true".getBytes(UTF_8)))
                                .payload(),
                        UTF_8));
        assertEquals("\"alive\"", functions.payload(name, "false"));
    }

    @Test
    void theCallersContextReachesTheHandler() throws Exception {
        create("App::handle", """
                import com.amazonaws.services.lambda.runtime.Context;

                public class App {
                    public String handle(Context context) {
                        return context.getClientContext().getCustom().get("tenant") + context.getAwsRequestId();
                    }
                }
                """);
        String context = Base64.getEncoder().encodeToString("{\"custom\":{\"tenant\":\"t1\"}}".getBytes(UTF_8));
        assertEquals(
                "\"t1id-2\"",
                new String(
                        functions
                                .call(name, new Invocation("id-2", "{}".getBytes(UTF_8), context, false))
                                .payload(),
                        UTF_8));
    }
}
