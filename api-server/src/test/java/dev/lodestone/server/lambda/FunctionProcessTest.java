package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.process.ProcessLimits;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lives of processes that run functions: how many, how long, and how they end. */
class FunctionProcessTest {
    private static final String RUNTIME = "nodejs22.x";
    private static final String PID = "exports.handler = async () => process.pid;";

    @TempDir
    private Path code;

    private FunctionsFixture functions;

    @BeforeEach
    void open() throws Exception {
        FunctionsFixture.assumeInstalled("node");
    }

    @AfterEach
    void close() {
        if (functions != null) {
            functions.close();
        }
    }

    private void start() {
        functions = new FunctionsFixture(code);
    }

    private void start(ProcessLimits limits) {
        functions = new FunctionsFixture(code, options -> options.withLimits(limits));
    }

    private static ProcessLimits limits(int processes, int queued) {
        return new ProcessLimits(processes, queued, Duration.ofMinutes(5), Duration.ofSeconds(10));
    }

    private static Invocation event(String id, String event) {
        return Invocation.of(id, event.getBytes(UTF_8));
    }

    private ProcessHandle processOf(String name) {
        return ProcessHandle.of(Long.parseLong(functions.payload(name, "{}"))).orElseThrow();
    }

    private static void awaitEnd(ProcessHandle process) {
        FunctionsFixture.await("the end of the process", () -> !process.isAlive());
    }

    @Test
    void oneProcessRunsManyCalls() {
        start();
        functions.create("f", RUNTIME, "app.js", PID);
        String first = functions.payload("f", "{}");
        for (int i = 0; i < 20; i++) {
            assertEquals(first, functions.payload("f", "{}"));
        }
        assertEquals(1, functions.functions().processes("f"));
    }

    @Test
    void manyCallsAtOnceShareTheProcessesThatThereMayBe() throws Exception {
        start(limits(4, 1000));
        functions.create("f", RUNTIME, "app.mjs", """
                export const handler = async event => {
                    await new Promise(resolve => setTimeout(resolve, 5));
                    return [event, process.pid];
                };
                """);
        List<CompletableFuture<InvocationResult>> results = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            results.add(functions.start("f", event("id-" + i, String.valueOf(i))));
        }
        Map<String, Integer> calls = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            String payload = new String(results.get(i).get(60, TimeUnit.SECONDS).payload(), UTF_8);
            assertTrue(payload.startsWith("[" + i + ","), payload);
            calls.merge(payload.substring(payload.indexOf(',')), 1, Integer::sum);
        }
        assertTrue(calls.size() <= 4, calls::toString);
        assertEquals(4, functions.functions().processes("f"));
    }

    @Test
    void moreCallsThanMayWaitAreThrottled() {
        start(limits(1, 2));
        functions.create("f", RUNTIME, "app.mjs", "export const handler = () => new Promise(r => setTimeout(r, 500));");
        List<CompletableFuture<InvocationResult>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(functions.start("f", event("id-" + i, "1")));
        }
        assertEquals(InvocationException.Reason.THROTTLED, reason(results.get(3)));
        results.subList(0, 3).forEach(result -> assertFalse(result.join().isError()));
    }

    private static InvocationException.Reason reason(CompletableFuture<InvocationResult> result) {
        Throwable cause = assertThrows(ExecutionException.class, () -> result.get(60, TimeUnit.SECONDS))
                .getCause();
        return ((InvocationException) cause).reason();
    }

    @Test
    void callsThatTakeTooLongAreEnded() {
        start();
        FunctionConfiguration configuration = FunctionConfiguration.of(RUNTIME, "app.handler");
        functions.create("f", configuration.withTimeoutSeconds(1), "app.js", """
                exports.handler = async event => {
                    console.log(`pid=${process.pid};`);
                    while (event.hang) {}
                    return process.pid;
                };
                """);
        ProcessHandle process = processOf("f");
        InvocationResult result =
                functions.call("f", new Invocation("id-1", "{\"hang\":1}".getBytes(UTF_8), null, true));
        assertEquals("Unhandled", result.functionError());
        assertEquals(
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: id-1 Error: Task timed out after 1.00 seconds\"}",
                new String(result.payload(), UTF_8));
        String log = new String(result.logTail(), UTF_8);
        assertTrue(log.contains("Z id-1 Task timed out after 1.00 seconds\nEND RequestId: id-1\nREPORT "), log);
        assertTrue(log.endsWith("\tStatus: timeout\n"), log);
        awaitEnd(process);
        assertNotEquals(process.pid(), processOf("f").pid());
    }

    @Test
    void processesThatExitFailTheirCall() {
        start();
        functions.create("f", RUNTIME, "app.js", """
                exports.handler = async event => {
                    if (event.exit !== undefined) process.exit(event.exit);
                    if (event.kill) process.kill(process.pid, 'SIGKILL');
                    return 'well';
                };
                """);
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: id-1 Error: Runtime exited with error: exit status 7\"}",
                new String(functions.call("f", event("id-1", "{\"exit\":7}")).payload(), UTF_8));
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: id-2 Error: Runtime exited without providing a reason\"}",
                new String(functions.call("f", event("id-2", "{\"exit\":0}")).payload(), UTF_8));
        assertEquals("\"well\"", functions.payload("f", "{}"));
        InvocationResult killed = functions.call("f", event("id-3", "{\"kill\":true}"));
        assertTrue(killed.isError());
        assertEquals("\"well\"", functions.payload("f", "{}"));
    }

    @Test
    void processesThatAreKilledBetweenCallsAreReplaced() {
        // One alone: where a process takes long to finish a call, another one would be started for the next.
        start(limits(1, 10));
        functions.create("f", RUNTIME, "app.js", PID);
        for (int i = 0; i < 5; i++) {
            ProcessHandle process = processOf("f");
            process.destroyForcibly();
            awaitEnd(process);
            FunctionsFixture.await(
                    "the end was noticed", () -> functions.functions().processes("f") == 0);
            assertNotEquals(process.pid(), processOf("f").pid());
        }
    }

    @Test
    void functionsThatCannotBeLoadedAreTriedEverMoreSlowly() {
        start();
        functions.create("f", RUNTIME, "app.js", "console.log('loading'); throw new Error('never');");
        for (int i = 0; i < 5; i++) {
            assertTrue(functions.payload("f", "{}").startsWith("{\"errorType\":\"Error\",\"errorMessage\":\"never\""));
        }
        // Each of the calls came to a process of its own, and all that waited when it ended failed with it.
        assertEquals(
                5,
                functions.log().stream()
                        .filter(line -> line.endsWith("loading"))
                        .count());
        functions.write("f", "app.js", "exports.handler = async () => 'mended';");
        FunctionsFixture.await(
                "the mended code runs", () -> functions.payload("f", "{}").equals("\"mended\""));
    }

    @Test
    void changedCodeRunsInNewProcesses() {
        start();
        functions.write("f", "lib/part.js", "module.exports = 'old';");
        functions.create(
                "f", RUNTIME, "app.js", "const part = require('./lib/part'); exports.handler = async () => part;");
        assertEquals("\"old\"", functions.payload("f", "{}"));
        functions.write("f", "lib/part.js", "module.exports = 'newer';");
        FunctionsFixture.await(
                "the new code runs", () -> functions.payload("f", "{}").equals("\"newer\""));
        assertEquals(1, functions.functions().processes("f"));
    }

    @Test
    void changedSettingsRunInNewProcesses() {
        start();
        functions.create("f", RUNTIME, "app.js", "exports.handler = async () => process.env.STAGE || 'none';");
        assertEquals("\"none\"", functions.payload("f", "{}"));
        FunctionConfiguration change = FunctionConfiguration.empty().withEnvironment(Map.of("STAGE", "test"));
        functions.functions().updateConfiguration(functions.functions().arn("f"), change);
        assertEquals("\"test\"", functions.payload("f", "{}"));
        functions.write("g", "app.js", "exports.handler = async () => 'other';");
        functions.functions().updateCode(functions.functions().arn("f"), new CodeSource.Folder(code.resolve("g")));
        assertEquals("\"other\"", functions.payload("f", "{}"));
    }

    @Test
    void idleProcessesEnd() {
        start(new ProcessLimits(2, 10, Duration.ofMillis(50), Duration.ofSeconds(10)));
        functions.create("f", RUNTIME, "app.js", PID);
        ProcessHandle process = processOf("f");
        awaitEnd(process);
        assertNotEquals(process.pid(), processOf("f").pid());
    }

    @Test
    void deletedFunctionsLeaveNoProcess() {
        start();
        functions.create("f", RUNTIME, "app.js", PID);
        ProcessHandle process = processOf("f");
        functions.functions().delete(functions.functions().arn("f"));
        awaitEnd(process);
    }

    @Test
    void closingEndsProcessesAndTheirCalls() {
        start();
        functions.create(
                "f",
                RUNTIME,
                "app.js",
                "exports.handler = async e => e.hang ? new Promise(r => setTimeout(r, 20000)) : process.pid;");
        ProcessHandle process = processOf("f");
        CompletableFuture<InvocationResult> hanging = functions.start("f", event("id-1", "{\"hang\":1}"));
        FunctionsFixture.await("the call has begun", () -> functions.logged("START RequestId: id-1"));
        functions.functions().close();
        assertFalse(process.isAlive());
        assertEquals(InvocationException.Reason.UNAVAILABLE, reason(hanging));
    }

    @Test
    void programsThatAreMissingAreNamed() {
        UnaryOperator<Map<String, String>> without = environment -> {
            Map<String, String> changed = new HashMap<>(environment);
            changed.put("LODESTONE_NODE", code.resolve("no-node").toString());
            return changed;
        };
        functions = new FunctionsFixture(code, options -> options.withEnvironment(without.apply(System.getenv())));
        functions.create("f", RUNTIME, "app.js", PID);
        CompletableFuture<InvocationResult> result = functions.start("f", event("id-1", "{}"));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> result.get(60, TimeUnit.SECONDS));
        assertTrue(failure.getCause().getMessage().contains("no-node"), () -> String.valueOf(failure.getCause()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the executable is a script")
    void executablesOfTheFunctionAreRun() throws Exception {
        start();
        functions.write("f", "bootstrap", """
                #!/usr/bin/env node
                const http = require('http');
                const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
                const call = (method, path, body, then) => http.request(
                    { host, port, method, path: '/2018-06-01/runtime' + path }, response => {
                        let text = '';
                        response.on('data', d => text += d).on('end', () => then(response, text));
                    }).on('error', () => process.exit(1)).end(body);
                const next = () => call('GET', '/invocation/next', null, (response, event) => {
                    const id = response.headers['lambda-runtime-aws-request-id'];
                    console.log('own line');
                    call('POST', '/invocation/other/response', '1', refused =>
                        call('POST', `/invocation/${id}/response`, JSON.stringify([refused.statusCode, event]), (accepted) =>
                            call('POST', `/invocation/${id}/response`, '2', next)));
                });
                next();
                """);
        assertTrue(code.resolve("f/bootstrap").toFile().setExecutable(true));
        assertTrue(Files.isExecutable(code.resolve("f/bootstrap")));
        functions
                .functions()
                .create(
                        "f",
                        FunctionConfiguration.of("provided.al2023", null).withTimeoutSeconds(30),
                        new CodeSource.Folder(code.resolve("f")),
                        Map.of());
        assertEquals("[400,\"{}\"]", functions.payload("f", "{}"));
        assertEquals("[400,\"1\"]", functions.payload("f", "1"));
        assertTrue(functions.logged("[f] own line"));
    }
}
