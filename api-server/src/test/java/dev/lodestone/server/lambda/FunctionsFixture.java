package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A store in memory behind a server of this process, and functions that run in child processes, with what they write. */
public final class FunctionsFixture implements AutoCloseable {
    /** Much longer than anything here takes; a test that waits so long has failed. */
    private static final int PATIENCE_SECONDS = 60;

    private static final long POLL_NANOS = 1_000_000;

    private final DataStore store = DataStore.open(StoreOptions.inMemory());
    private final HttpServer http;
    private final Functions functions;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Path code;

    /**
     * Starts all.
     *
     * @param code where the code of functions is written, a folder for each
     */
    FunctionsFixture(Path code, UnaryOperator<FunctionsOptions> options) {
        this.code = code;
        http = HttpServer.start(
                HttpServerOptions.defaults().withAddress("127.0.0.1", 0),
                new DataStoreWire(
                        store,
                        new ScopeResolver(Set.of(), "us-east-1", "000000000000"),
                        StoreOptions.inMemory().durability()));
        FunctionsOptions defaults = FunctionsOptions.of(new HttpRuntimeEndpoints(() -> http))
                .withHome(this::home)
                .withLog((function, line) -> log.add("[" + function + "] " + line));
        functions = new Functions(options.apply(defaults), store.documents(), StoreClock.system(), IdSource.random());
    }

    FunctionsFixture(Path code) {
        this(code, options -> options);
    }

    /** Skips the test where a program is not installed; the gate installs all of them. */
    public static void assumeInstalled(String program) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(program, "--version").start();
        } catch (IOException e) {
            assumeTrue(false, "there is no " + program + " on the path: " + e.getMessage());
            return;
        }
        assumeTrue(process.waitFor() == 0, program + " does not run");
    }

    Functions functions() {
        return functions;
    }

    /** The address of the store's server. */
    String home() {
        return "http://127.0.0.1:" + http.address().getPort();
    }

    /** Makes a function whose code is one file, with the time-out of a test rather than the service's default. */
    void create(String name, String runtime, String file, String source) {
        create(name, FunctionConfiguration.of(runtime, "app.handler").withTimeoutSeconds(30), file, source);
    }

    void create(String name, FunctionConfiguration configuration, String file, String source) {
        write(name, file, source);
        functions.create(name, configuration, new CodeSource.Folder(code.resolve(name)), Map.of());
    }

    /** Writes a file of a function's code. */
    Path write(String name, String file, String source) {
        try {
            Path path = code.resolve(name).resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompletableFuture<InvocationResult> start(String name, Invocation invocation) {
        return functions.find(functions.arn(name).toString()).invoke(invocation).toCompletableFuture();
    }

    /** Calls a function and waits for its result. */
    InvocationResult call(String name, Invocation invocation) {
        try {
            return start(name, invocation).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the call came to nothing; the log: " + log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    InvocationResult call(String name, String event) {
        return call(name, Invocation.of(UUID.randomUUID().toString(), event.getBytes(UTF_8)));
    }

    /** The payload of a call, as text. */
    String payload(String name, String event) {
        return new String(call(name, event).payload(), UTF_8);
    }

    /** What functions have written so far. */
    List<String> log() {
        return List.copyOf(log);
    }

    boolean logged(String part) {
        return log.stream().anyMatch(line -> line.contains(part));
    }

    /** Waits until something is so; that it never is fails the test. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never happened: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        functions.close();
        http.close();
        store.close();
    }
}
