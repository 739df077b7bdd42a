package dev.lodestone.server.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.process.FunctionLog;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.NewMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** What becomes of mappings and functions when their store goes back to a checkpoint. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class RewoundTriggersTest {
    private static final String FUNCTION = "recorder";

    private final EngineKind engine;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private TestServer server;
    private String table;

    RewoundTriggersTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.options(engine));
        server.lambda().functions().register(FUNCTION, this::record);
        table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletionStage<InvocationResult> record(Invocation call) {
        Map<?, ?> event;
        try {
            event = JsonTree.readObject(call.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Object one : (List<?>) event.get("Records")) {
            Map<?, ?> change = (Map<?, ?>) ((Map<?, ?>) one).get("dynamodb");
            Map<?, ?> key = (Map<?, ?>) ((Map<?, ?>) change.get("Keys")).get("pk");
            received.add((String) key.get("S"));
        }
        return CompletableFuture.completedFuture(new InvocationResult(
                "null".getBytes(StandardCharsets.UTF_8), null, InvocationResult.LATEST_VERSION, null));
    }

    private EventSourceMapping map() {
        return server.lambda()
                .mappings()
                .create(new NewMapping(
                        "",
                        TestStreams.arn(server.client(), table),
                        server.lambda().functions().arn(FUNCTION).toString(),
                        "TRIM_HORIZON",
                        MappingParameters.NONE,
                        Map.of()));
    }

    private void put(String key) {
        server.client().putItem(put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS(key))));
    }

    private void assertReceived(String key) throws InterruptedException {
        assertEquals(key, received.poll(60, TimeUnit.SECONDS));
    }

    /** Waits until the mapping has taken note that it is done with what the function has received. */
    private void awaitDone(EventSourceMapping mapping) throws InterruptedException {
        awaitDone(mapping, server.lambda());
    }

    private static void awaitDone(EventSourceMapping mapping, LocalLambda lambda) throws InterruptedException {
        while (lambda.mappings().status(mapping.uuid()).shards().stream()
                .anyMatch(shard -> shard.waitingRecords() > 0)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void mappingsGoOnFromWhereTheyWere() throws Exception {
        EventSourceMapping mapping = map();
        put("before");
        assertReceived("before");
        awaitDone(mapping);
        server.store().checkpoints().take("then");
        put("undone");
        assertReceived("undone");

        for (int i = 0; i < 3; i++) {
            server.store().checkpoints().rewindTo("then");
            put("after " + i);
            assertReceived("after " + i);
        }

        awaitDone(mapping);
        assertNull(received.poll());
    }

    private LocalLambda startAnother(InvocationTarget target) {
        LocalLambda another = LocalLambda.start(
                server.store(),
                () -> {
                    throw new IllegalStateException("no process is started");
                },
                LambdaSettings.of("us-east-1", "000000000000", FunctionLog.logger()));
        another.functions().register(FUNCTION, target);
        return another;
    }

    @Test
    void nothingBeginsAnewForThoseThatAreClosedMeanwhile() throws Exception {
        EventSourceMapping mapping = map();
        server.lambda().close();
        AtomicInteger callsAfterTheEnd = new AtomicInteger();
        LocalLambda ending = startAnother(call -> {
            callsAfterTheEnd.incrementAndGet();
            return record(call);
        });
        server.store().checkpoints().take("then");
        Thread closing = new Thread(ending::close);
        Runnable unsubscribe = server.store().onRewind(() -> {
            closing.start();
            while (closing.getState() != Thread.State.BLOCKED && closing.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            assertEquals(Thread.State.BLOCKED, closing.getState());
            return () -> {};
        });

        server.store().checkpoints().rewindTo("then");
        closing.join();
        unsubscribe.run();

        try (LocalLambda next = startAnother(this::record)) {
            put("after");
            assertReceived("after");
            awaitDone(mapping, next);
        }
        assertEquals(0, callsAfterTheEnd.get());
        assertNull(received.poll());
    }

    @Test
    void mappingsThatWereNotThereAreGoneAndOthersComeBack() throws Exception {
        server.store().checkpoints().take("none");
        EventSourceMapping mapping = map();
        server.store().checkpoints().take("one");

        server.store().checkpoints().rewindTo("none");
        assertEquals(List.of(), uuids());
        put("unseen");
        server.store().checkpoints().rewindTo("one");
        assertEquals(List.of(mapping.uuid()), uuids());

        put("seen");
        assertReceived("seen");
        awaitDone(mapping);
        assertNull(received.poll());
    }

    private List<String> uuids() {
        return server.lambda().mappings().list(null, null, null, null).mappings().stream()
                .map(EventSourceMapping::uuid)
                .toList();
    }

    @Test
    void functionsStayAsTheyAre(@TempDir Path code) throws Exception {
        Files.writeString(code.resolve("app.js"), "exports.handler = async () => 1;\n");
        Functions functions = server.lambda().functions();
        FunctionConfiguration configuration =
                new FunctionConfiguration("nodejs20.x", "app.handler", Map.of(), null, null, null, null);
        functions.create("old", configuration, new CodeSource.Folder(code), Map.of());
        server.store().checkpoints().take("then");
        functions.delete(functions.arn("old"));
        functions.create("new", configuration, new CodeSource.Folder(code), Map.of());

        server.store().checkpoints().rewindTo("then");

        assertEquals(1, functions.list(null, 10).functions().size());
        assertEquals("new", functions.get(functions.arn("new")).name());
        assertEquals(1, server.store().documents().all("lambda-function").size());
    }
}
