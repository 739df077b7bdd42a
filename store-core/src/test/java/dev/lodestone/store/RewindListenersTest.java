package dev.lodestone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who live on what a store holds, and stop for its rewinds. */
class RewindListenersTest {
    private final DataStore store = DataStore.open(StoreOptions.inMemory());
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void take() {
        store.checkpoints().take("start");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Runnable listen(String name, RuntimeException failure) {
        return store.onRewind(() -> {
            told.add("stop " + name);
            return () -> {
                told.add("begin " + name);
                if (failure != null) {
                    throw failure;
                }
            };
        });
    }

    @Test
    void beginAnewInReverse() {
        listen("a", null);
        listen("b", null);

        store.checkpoints().rewindTo("start");

        assertEquals(List.of("stop a", "stop b", "begin b", "begin a"), told);
    }

    @Test
    void areAllToldWhateverFails() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        listen("a", second);
        listen("b", null);
        listen("c", first);

        RuntimeException thrown =
                assertThrows(RuntimeException.class, () -> store.checkpoints().rewindTo("start"));

        assertEquals(List.of("stop a", "stop b", "stop c", "begin c", "begin b", "begin a"), told);
        assertSame(first, thrown);
        assertArrayEquals(new Throwable[] {second}, thrown.getSuppressed());
    }

    @Test
    void beginAnewWhereOneCouldNotStop() {
        RuntimeException failure = new IllegalStateException("cannot stop");
        listen("a", null);
        store.onRewind(() -> {
            throw failure;
        });
        listen("b", null);

        assertSame(
                failure,
                assertThrows(RuntimeException.class, () -> store.checkpoints().rewindTo("start")));

        assertEquals(List.of("stop a", "begin a"), told);
    }

    @Test
    void endAfterTheRewindThatIsUnderWay() throws InterruptedException {
        Runnable end = listen("a", null);
        List<Thread.State> seen = new ArrayList<>();
        Thread ending = new Thread(end);
        store.onRewind(() -> {
            if (ending.getState() == Thread.State.NEW) {
                ending.start();
                seen.add(waitingOrEnded(ending));
            }
            return () -> {};
        });

        store.checkpoints().rewindTo("start");
        ending.join();
        store.checkpoints().rewindTo("start");

        assertEquals(List.of(Thread.State.BLOCKED), seen);
        assertEquals(List.of("stop a", "begin a"), told);
    }

    private static Thread.State waitingOrEnded(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (thread.getState() != Thread.State.BLOCKED && thread.getState() != Thread.State.TERMINATED) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("neither waiting nor ended: " + thread.getState());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return thread.getState();
    }
}
