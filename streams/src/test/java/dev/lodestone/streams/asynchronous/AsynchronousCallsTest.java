package dev.lodestone.streams.asynchronous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When calls are made again, and that none is forgotten; on a clock that stands still until a test advances it. */
class AsynchronousCallsTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private static final String KIND = "asynchronous-call";
    private static final long PATIENCE_SECONDS = 60;

    private final DataStore store = DataStore.open(StoreOptions.inMemory().withClock(() -> 1_000_000));
    private final BlockingQueue<Called> calls = new LinkedBlockingQueue<>();
    private boolean exists = true;
    private AsynchronousCalls asynchronous;

    private record Called(Invocation invocation, CompletableFuture<InvocationResult> result) {
        void succeed() {
            result.complete(new InvocationResult(new byte[0], null, "$LATEST", null));
        }

        void fail() {
            result.complete(new InvocationResult("{}".getBytes(UTF_8), InvocationResult.UNHANDLED, "$LATEST", null));
        }

        void refuse(Reason reason) {
            result.completeExceptionally(new InvocationException(reason, "refused"));
        }
    }

    @BeforeEach
    void open() {
        asynchronous = new AsynchronousCalls(
                arn -> exists
                        ? invocation -> {
                            Called called = new Called(invocation, new CompletableFuture<>());
                            calls.add(called);
                            return called.result();
                        }
                        : null,
                store.documents(),
                store.clock(),
                IdSource.random(),
                System.getLogger("asynchronous calls under test"));
    }

    @AfterEach
    void close() {
        asynchronous.close();
        store.close();
    }

    private void accept() {
        asynchronous.accept(ARN, "{\"a\":\"ä\"}".getBytes(UTF_8), "e30=");
    }

    private Called next() throws InterruptedException {
        Called called = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(called != null, "the function was not called");
        assertEquals("{\"a\":\"ä\"}", new String(called.invocation().payload(), UTF_8));
        assertEquals("e30=", called.invocation().clientContext());
        return called;
    }

    private int kept() {
        return store.documents().all(KIND).size();
    }

    private void awaitKept(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "never happened: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private AsynchronousCall stored() {
        return AsynchronousCall.decode(store.documents().all(KIND).get(0));
    }

    @Test
    void aCallThatSucceedsIsForgotten() throws InterruptedException {
        accept();
        assertEquals(1, kept());
        next().succeed();
        awaitKept("the end", () -> kept() == 0);
    }

    @Test
    void aFunctionThatFailsIsCalledAgainAfterOneMinuteAndAfterTwoMore() throws InterruptedException {
        accept();
        Called first = next();
        first.fail();
        awaitKept("the first failure", () -> stored().failures() == 1);
        store.clock().advance(Duration.ofMillis(59_999));
        assertEquals(0, calls.size());
        store.clock().advance(Duration.ofMillis(1));
        Called second = next();
        assertEquals(first.invocation().requestId(), second.invocation().requestId());
        second.fail();
        awaitKept("the second failure", () -> stored().failures() == 2);
        store.clock().advance(Duration.ofMillis(119_999));
        assertEquals(0, calls.size());
        store.clock().advance(Duration.ofMillis(1));
        next().fail();
        awaitKept("the end", () -> kept() == 0);
    }

    @Test
    void aFunctionThatIsBusyIsTriedForSixHours() throws InterruptedException {
        accept();
        int tries = 0;
        while (kept() > 0) {
            Called called = next();
            int refusals = ++tries;
            called.refuse(tries % 2 == 0 ? Reason.THROTTLED : Reason.UNAVAILABLE);
            awaitKept("the refusal", () -> {
                List<byte[]> kept = store.documents().all(KIND);
                return kept.isEmpty() || AsynchronousCall.decode(kept.get(0)).refusals() == refusals;
            });
            store.clock().advance(Duration.ofMinutes(5));
        }
        // 1, 2, 4 … 256 seconds and then five minutes each time, where the test advances the clock by five minutes
        // always.
        assertEquals(73, tries);
    }

    @Test
    void aFunctionThatIsGoneIsNotWaitedFor() throws InterruptedException {
        accept();
        next().refuse(Reason.NOT_FOUND);
        awaitKept("the end", () -> kept() == 0);
        exists = false;
        accept();
        awaitKept("the end of the second", () -> kept() == 0);
    }

    @Test
    void callsGoOnAfterARestart() throws InterruptedException {
        accept();
        Called lost = next();
        accept();
        next().fail();
        awaitKept(
                "the failure",
                () -> store.documents().all(KIND).stream()
                        .anyMatch(document -> AsynchronousCall.decode(document).failures() == 1));
        asynchronous.close();
        lost.succeed();
        assertEquals(2, kept(), "what comes after the end is not known");
        open();
        asynchronous.resume();
        next().succeed();
        next().succeed();
        awaitKept("the end", () -> kept() == 0);
    }
}
