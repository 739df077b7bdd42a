package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python handlers, run by real processes. Each test has a function of its own. */
class PythonFunctionTest {
    private static final String RUNTIME = "python3.13";

    @TempDir
    private static Path code;

    private static FunctionsFixture functions;
    private static int count;

    private final String name = "python-" + ++count;

    @BeforeAll
    static void open() throws Exception {
        FunctionsFixture.assumeInstalled("python3");
        functions = new FunctionsFixture(code);
    }

    @AfterAll
    static void close() {
        if (functions != null) {
            functions.close();
        }
    }

    private void assertFails(String source, String payload) {
        functions.create(name, RUNTIME, "app.py", source.replace("\\n", "\n"));
        InvocationResult result = functions.call(name, new Invocation("id-1", "{}".getBytes(UTF_8), null, false));
        assertEquals("Unhandled", result.functionError());
        assertEquals(payload.replace("CODE", code.resolve(name).toString()), new String(result.payload(), UTF_8));
    }

    @Test
    void answersWithWhatTheHandlerReturns() {
        functions.write(name, "lib/__init__.py", "def twice(n):\n    return n * 2\n");
        FunctionConfiguration configuration = FunctionConfiguration.of(RUNTIME, "src/app.handler")
                .withTimeoutSeconds(30)
                .withEnvironment(Map.of("MY_TABLE", "orders"));
        functions.create(name, configuration, "src/app.py", """
                import os
                from lib import twice

                def handler(event, context):
                    return {"n": twice(event["n"]), "text": "é \ud83d\ude00", "of": os.environ["MY_TABLE"], "none": None}
                """);
        assertEquals(
                "{\"n\": 14, \"text\": \"é \ud83d\ude00\", \"of\": \"orders\", \"none\": null}",
                functions.payload(name, "{\"n\":7}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            import missing      | {"errorMessage": "Unable to import module 'app': No module named 'missing'", "errorType": "Runtime.ImportModuleError", "requestId": "", "stackTrace": []}
            def other(): pass   | {"errorMessage": "Handler 'handler' missing on module 'app'", "errorType": "Runtime.HandlerNotFound", "requestId": "", "stackTrace": []}
            raise KeyError(1)   | {"errorMessage": "1", "errorType": "KeyError", "requestId": "", "stackTrace": ["  File \\"CODE/app.py\\", line 1, in <module>\\n    raise KeyError(1)\\n"]}
            def handler(e, c):\\n    raise ValueError('wrong')  | {"errorMessage": "wrong", "errorType": "ValueError", "requestId": "id-1", "stackTrace": ["  File \\"CODE/app.py\\", line 2, in handler\\n    raise ValueError('wrong')\\n"]}
            def handler(e, c):\\n    return {1, 2}  | {"errorMessage": "Unable to marshal response: Object of type set is not JSON serializable", "errorType": "Runtime.MarshalError", "requestId": "id-1", "stackTrace": []}
            def handler(e, c):\\n    import sys; sys.exit(3)  | {"errorType":"Runtime.ExitError","errorMessage":"RequestId: id-1 Error: Runtime exited with error: exit status 3"}
            """)
    void describesWhatFails(String source, String payload) {
        assertFails(source, payload);
    }

    @Test
    void describesSyntaxErrors() {
        functions.create(name, RUNTIME, "app.py", "def handler(:\n");
        String payload = functions.payload(name, "{}");
        assertTrue(payload.startsWith("{\"errorMessage\": \"Syntax error in module 'app': invalid syntax"), payload);
        assertTrue(payload.contains("\"errorType\": \"Runtime.UserCodeSyntaxError\""), payload);
        assertTrue(payload.contains("app.py\\\" Line 1\\n    def handler(:\"]"), payload);
    }

    @Test
    void tellsTheContext() {
        functions.create(name, RUNTIME, "app.py", """
                def handler(event, context):
                    left = context.get_remaining_time_in_millis()
                    return [context.function_name, context.function_version, context.memory_limit_in_mb,
                        context.aws_request_id, context.invoked_function_arn, context.log_group_name,
                        0 < left <= 30000, context.client_context.custom, context.client_context.client.app_title,
                        context.identity.cognito_identity_id]
                """);
        String client = Base64.getEncoder()
                .encodeToString("{\"client\":{\"app_title\":\"t\"},\"custom\":{\"a\":\"b\"}}".getBytes(UTF_8));
        InvocationResult result = functions.call(name, new Invocation("id-1", "{}".getBytes(UTF_8), client, false));
        assertEquals(
                "[\"%s\", \"$LATEST\", \"128\", \"id-1\", \"arn:aws:lambda:us-east-1:000000000000:function:%s\", \"/aws/lambda/%s\", true, {\"a\": \"b\"}, \"t\", null]"
                        .formatted(name, name, name),
                new String(result.payload(), UTF_8));
    }

    @Test
    void logsAsTheServiceDoes() {
        functions.create(name, RUNTIME, "app.py", """
                import logging, sys
                logging.getLogger().setLevel(logging.INFO)

                def handler(event, context):
                    print("printed é")
                    logging.info("informed %s", 1)
                    sys.stderr.write("unfinished")
                    raise ValueError("wrong")
                """);
        InvocationResult result = functions.call(name, new Invocation("id-1", "{}".getBytes(UTF_8), null, true));
        String log = new String(result.logTail(), UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
        assertTrue(
                log.startsWith("START RequestId: id-1 Version: $LATEST\nprinted é\n[INFO]\tTIME\tid-1\tinformed 1\n"),
                log);
        assertTrue(log.contains("[ERROR] ValueError: wrong\nTraceback (most recent call last):\n  File "), log);
        assertTrue(log.contains("unfinished"), log);
    }

    @Test
    void takesAndGivesSixMegabytes() {
        functions.create(name, RUNTIME, "app.py", "def handler(event, context):\n    return event\n");
        String event = "\"" + "é".repeat(3 * 1024 * 1024 - 1) + "\"";
        assertEquals(event, functions.payload(name, event));
    }
}
