package dev.lodestone.benchmarks.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import dev.lodestone.server.lambda.HttpRuntimeEndpoints;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.FunctionsOptions;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A call of a function whose process is warm, there and back: an event of about a kilobyte, one call after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InvokeBenchmark {
    private static final byte[] EVENT = ("{\"text\":\"" + "x".repeat(1000) + "\"}").getBytes(UTF_8);

    /** The languages whose programs have to be on the path. */
    public enum Language {
        NODE("nodejs22.x", "app.mjs", "export const handler = async event => event.text.length;"),
        PYTHON("python3.13", "app.py", "def handler(event, context):\n    return len(event['text'])\n");

        private final String runtime;
        private final String file;
        private final String source;

        Language(String runtime, String file, String source) {
            this.runtime = runtime;
            this.file = file;
            this.source = source;
        }
    }

    @Param
    private Language language;

    private Path code;
    private DataStore store;
    private HttpServer http;
    private Functions functions;
    private InvocationTarget function;

    @Setup
    public void start() throws IOException {
        code = Files.createTempDirectory("lodestone-benchmark");
        Files.writeString(code.resolve(language.file), language.source);
        store = DataStore.open(StoreOptions.inMemory());
        http = HttpServer.start(
                HttpServerOptions.defaults().withAddress("127.0.0.1", 0),
                new DataStoreWire(
                        store,
                        new ScopeResolver(Set.of(), "us-east-1", "000000000000"),
                        StoreOptions.inMemory().durability()));
        functions = new Functions(
                FunctionsOptions.of(new HttpRuntimeEndpoints(() -> http)).withLog((name, line) -> {}),
                store.documents(),
                StoreClock.system(),
                IdSource.random());
        functions.create(
                "f", FunctionConfiguration.of(language.runtime, "app.handler"), new CodeSource.Folder(code), Map.of());
        function = functions.find("f");
    }

    @TearDown
    public void close() throws IOException {
        functions.close();
        http.close();
        store.close();
        Files.delete(code.resolve(language.file));
    }

    @Benchmark
    public InvocationResult invoke() {
        Invocation invocation = Invocation.of(UUID.randomUUID().toString(), EVENT);
        InvocationResult result =
                function.invoke(invocation).toCompletableFuture().join();
        if (result.isError()) {
            throw new IllegalStateException(new String(result.payload(), UTF_8));
        }
        return result;
    }
}
