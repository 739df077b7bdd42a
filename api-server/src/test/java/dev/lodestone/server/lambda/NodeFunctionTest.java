package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node.js handlers, run by real processes. Each test has a function of its own. */
class NodeFunctionTest {
    private static final String RUNTIME = "nodejs22.x";

    @TempDir
    private static Path code;

    private static FunctionsFixture functions;
    private static int count;

    private final String name = "node-" + ++count;

    @BeforeAll
    static void open() throws Exception {
        FunctionsFixture.assumeInstalled("node");
        functions = new FunctionsFixture(code);
    }

    @AfterAll
    static void close() {
        if (functions != null) {
            functions.close();
        }
    }

    private String answer(String file, String source, String event) {
        functions.create(name, RUNTIME, file, source);
        return functions.payload(name, event);
    }

    private void assertFails(String source, String event, String payloadStart) {
        functions.create(name, RUNTIME, "app.js", source);
        assertFailed(functions.call(name, event), payloadStart);
    }

    private static void assertFailed(InvocationResult result, String payloadStart) {
        String payload = new String(result.payload(), UTF_8);
        assertEquals("Unhandled", result.functionError(), payload);
        assertTrue(payload.startsWith(payloadStart), payload);
    }

    @Nested
    class Loads {
        @Test
        void modules() {
            assertEquals(
                    "{\"got\":42}",
                    answer("app.mjs", "export const handler = async event => ({ got: event.n + 1 });", "{\"n\":41}"));
        }

        @Test
        void commonJs() {
            functions.write(name, "lib.js", "module.exports = n => n * 2;");
            assertEquals(
                    "14",
                    answer(
                            "app.js",
                            "const twice = require('./lib'); exports.handler = async event => twice(event);",
                            "7"));
        }

        @Test
        void packagesOfModules() {
            functions.write(name, "package.json", "{\"type\":\"module\"}");
            functions.write(name, "lib.js", "export default 'lib';");
            assertEquals(
                    "\"lib\"",
                    answer(
                            "app.js",
                            "import lib from './lib.js'; const top = await lib; export const handler = () => Promise.resolve(top);",
                            "{}"));
        }

        @Test
        void handlersDeepInside() {
            FunctionConfiguration configuration =
                    FunctionConfiguration.of(RUNTIME, "src/deep/app.inner.run").withTimeoutSeconds(30);
            functions.create(
                    name, configuration, "src/deep/app.cjs", "exports.inner = { run: async () => __filename };");
            assertEquals("\"" + code.resolve(name).resolve("src/deep/app.cjs") + "\"", functions.payload(name, "{}"));
        }
    }

    @Nested
    class RefusesToLoad {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                exports.handler = async ( => {                | Runtime.UserCodeSyntaxError","errorMessage":"SyntaxError:
                require('missing-package')                    | Runtime.ImportModuleError","errorMessage":"Error: Cannot find module 'missing-package'
                exports.other = async () => 1;                | Runtime.HandlerNotFound","errorMessage":"app.handler is undefined or not exported
                exports.handler = 1;                          | Runtime.HandlerNotFound","errorMessage":"app.handler is not a function
                throw new RangeError('at the top');           | RangeError","errorMessage":"at the top
                exports.handler = awslambda.streamifyResponse(async () => {}); | Runtime.StreamingNotSupported
                """)
        void whatIsWrong(String source, String error) {
            assertFails(source, "{}", "{\"errorType\":\"" + error);
        }

        @Test
        void missingFiles() {
            FunctionConfiguration configuration =
                    FunctionConfiguration.of(RUNTIME, "nowhere.handler").withTimeoutSeconds(30);
            functions.create(name, configuration, "app.js", "");
            assertFailed(functions.call(name, "{}"), "{\"errorType\":\"Runtime.ImportModuleError\"");
        }

        @Test
        void missingModulesOfModules() {
            functions.create(name, RUNTIME, "app.mjs", "import 'missing-package'; export const handler = 1;");
            assertFailed(functions.call(name, "{}"), "{\"errorType\":\"Runtime.ImportModuleError\"");
        }

        @Test
        void malformedHandlers() {
            functions.create(name, FunctionConfiguration.of(RUNTIME, "app"), "app.js", "");
            assertFailed(
                    functions.call(name, "{}"),
                    "{\"errorType\":\"Runtime.MalformedHandlerName\",\"errorMessage\":\"Bad handler\"");
        }

        @Test
        void callbacksFromNode24On() {
            functions.create(name, "nodejs24.x", "app.js", "exports.handler = (event, context, callback) => {};");
            assertFailed(
                    functions.call(name, "{}"),
                    "{\"errorType\":\"Runtime.CallbackHandlerDeprecated\",\"errorMessage\"");
        }
    }

    @Nested
    class TakesResults {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                (event, context, callback) => callback(null, { n: 1 })                                   | {"n":1}
                (event, context, callback) => { setTimeout(() => callback(null, 'later'), 5) }           | "later"
                (event, context, callback) => { let n = 1; setTimeout(() => { n = 2 }, 20); callback(null, { get n() { return n } }) } | {"n":2}
                (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 1000); callback(null, 3) } | 3
                (event, context) => context.succeed('done')                                              | "done"
                (event, context) => context.done(null, 4)                                                | 4
                () => 5                                                                                  | null
                async () => {}                                                                           | null
                () => new Promise(() => {})                                                              | null
                """)
        void inAllWays(String handler, String payload) {
            assertEquals(payload, answer("app.js", "exports.handler = " + handler, "{}"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                async () => { throw new TypeError('wrong') }                     | TypeError","errorMessage":"wrong","trace":["TypeError: wrong","
                () => { throw new Error('at once') }                             | Error","errorMessage":"at once"
                (event, context, callback) => callback(new Error('called'))      | Error","errorMessage":"called"
                (event, context, callback) => callback('text')                   | string","errorMessage":"text","trace":[]}
                (event, context) => context.fail(new Error('failed'))            | Error","errorMessage":"failed"
                async () => 10n                                                  | Error","errorMessage":"Unable to stringify response body"
                () => new Promise(() => Promise.reject(new Error('unseen')))     | Runtime.UnhandledPromiseRejection","errorMessage":"Error: unseen"
                () => new Promise(() => setTimeout(() => { throw new Error('late') }, 1)) | Error","errorMessage":"late"
                """)
        void thatAreErrors(String handler, String error) {
            assertFails("exports.handler = " + handler, "{}", "{\"errorType\":\"" + error);
        }

        @Test
        void withAnyCharacters() {
            String text = "\"äöü \u4e2d\u6587 \ud83d\ude00 \\u0000 \\\\ \u2028\"";
            functions.create(name, RUNTIME, "app.mjs", "export const handler = async event => event;");
            assertEquals("\"äöü \u4e2d\u6587 \ud83d\ude00 \\u0000 \\\\ \u2028\"", functions.payload(name, text));
        }

        @Test
        void ofSixMegabytesAndNoMore() {
            functions.create(
                    name,
                    RUNTIME,
                    "app.mjs",
                    "export const handler = async event => typeof event === 'string' ? event.length : 'x'.repeat(event.repeat);");
            String event = "\"" + "é".repeat(3 * 1024 * 1024 - 1) + "\"";
            assertEquals("3145727", functions.payload(name, event));
            int most = 6 * 1024 * 1024 + 100;
            assertEquals(
                    most,
                    functions.payload(name, "{\"repeat\":" + (most - 2) + "}").length());
            assertFailed(
                    functions.call(name, "{\"repeat\":" + (most - 1) + "}"),
                    "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload size exceeded"
                            + " maximum allowed payload size (6291556 bytes).\"}");
            assertEquals("3", functions.payload(name, "\"abc\""));
        }
    }

    @Nested
    class Tells {
        @Test
        void theContext() {
            FunctionConfiguration configuration =
                    FunctionConfiguration.of(RUNTIME, "app.handler").withTimeoutSeconds(30);
            functions.create(name, configuration, "app.mjs", """
                    export const handler = async (event, context) => {
                        const left = context.getRemainingTimeInMillis();
                        return [context.functionName, context.functionVersion, context.memoryLimitInMB,
                            context.awsRequestId, context.invokedFunctionArn, context.logGroupName,
                            /^\\d{4}\\/\\d\\d\\/\\d\\d\\/\\[\\$LATEST\\][0-9a-f]{32}$/.test(context.logStreamName),
                            left > 0 && left <= 30000, context.clientContext.custom, context.identity === undefined,
                            context.callbackWaitsForEmptyEventLoop];
                    };
                    """);
            String client = Base64.getEncoder().encodeToString("{\"custom\":{\"a\":\"b\"}}".getBytes(UTF_8));
            InvocationResult result = functions.call(name, new Invocation("id-1", "{}".getBytes(UTF_8), client, false));
            assertEquals(
                    "[\"%s\",\"$LATEST\",\"128\",\"id-1\",\"arn:aws:lambda:us-east-1:000000000000:function:%s\",\"/aws/lambda/%s\",true,true,{\"a\":\"b\"},true,true]"
                            .formatted(name, name, name),
                    new String(result.payload(), UTF_8));
        }

        @Test
        void theEnvironment() {
            FunctionConfiguration configuration = FunctionConfiguration.of(RUNTIME, "app.handler")
                    .withTimeoutSeconds(30)
                    .withEnvironment(Map.of("MY_TABLE", "orders"));
            functions.create(
                    name,
                    configuration,
                    "app.mjs",
                    "export const handler = async names => names.map(name => process.env[name]);");
            assertEquals(
                    "[\"orders\",\"app.handler\",\"%s\",\"us-east-1\",\"lodestone\",\"AWS_Lambda_nodejs22.x\",\"%s\",\"on-demand\"]"
                            .formatted(functions.home(), code.resolve(name)),
                    functions.payload(
                            name,
                            "[\"MY_TABLE\",\"_HANDLER\",\"AWS_ENDPOINT_URL_DYNAMODB\",\"AWS_REGION\",\"AWS_ACCESS_KEY_ID\",\"AWS_EXECUTION_ENV\",\"LAMBDA_TASK_ROOT\",\"AWS_LAMBDA_INITIALIZATION_TYPE\"]"));
        }
    }

    @Nested
    class Logs {
        private String logOf(String source) {
            functions.create(name, RUNTIME, "app.js", source);
            InvocationResult result = functions.call(name, new Invocation("id-1", "{}".getBytes(UTF_8), null, true));
            return new String(result.logTail(), UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
        }

        @Test
        void linesAsTheServiceDoes() {
            String log = logOf("""
                    console.log('loading');
                    exports.handler = async () => {
                        console.log('a %s', 'b', { c: 1 });
                        console.error('an error');
                        console.warn('of\\ntwo lines');
                        process.stdout.write('unfinished');
                    };
                    """);
            assertTrue(
                    log.matches("TIME\tundefined\tINFO\tloading\n"
                            + "START RequestId: id-1 Version: \\$LATEST\n"
                            + "TIME\tid-1\tINFO\ta b \\{ c: 1 }\n"
                            + "TIME\tid-1\tERROR\tan error\n"
                            + "TIME\tid-1\tWARN\tof\ntwo lines\n"
                            + "unfinished\n"
                            + "END RequestId: id-1\n"
                            + "REPORT RequestId: id-1\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB"
                            + "\tInit Duration: [0-9.]+ ms\n"),
                    log);
            assertTrue(functions.logged("[" + name + "] START RequestId: id-1"));
        }

        @Test
        void errorsWithTheirStacks() {
            String log = logOf("exports.handler = async () => { throw new Error('wrong'); };");
            assertTrue(
                    log.contains(
                            "TIME\tid-1\tERROR\tInvoke Error \t{\"errorType\":\"Error\",\"errorMessage\":\"wrong\","
                                    + "\"stack\":[\"Error: wrong\",\"    at "),
                    log);
        }

        @Test
        void ofWhichTheLastFourKilobytesAreKept() {
            String log = logOf("exports.handler = async () => console.log('ä'.repeat(5000));");
            assertFalse(log.contains("START"), log);
            assertTrue(log.length() < 4096 && log.startsWith("ä") && log.endsWith(" ms\n"), log);
        }
    }
}
