package dev.lodestone.store.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettableClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong machine = new AtomicLong(START.toEpochMilli());
    private final SettableClock clock = new SettableClock(machine::get);

    @Test
    void showsTheClockBelowUntilItIsSet() {
        assertEquals(START, clock.now());
        assertEquals(START.toEpochMilli(), clock.epochMillis());
        assertEquals(Duration.ZERO, clock.offset());
    }

    @Test
    void goesOnFromWhereItIsSet() {
        Instant future = Instant.parse("2030-06-01T12:00:00.123Z");
        clock.set(future);
        assertEquals(future, clock.now());
        machine.addAndGet(5);
        assertEquals(future.plusMillis(5), clock.now());
        assertEquals(Duration.between(START, future), clock.offset());
    }

    @Test
    void advancesByAndBy() {
        clock.advance(Duration.ofHours(24));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Duration.parse("PT24H1M"), clock.offset());
        clock.advance(Duration.ofDays(-2));
        assertEquals(START.plus(Duration.parse("PT24H1M")).minus(Duration.ofDays(2)), clock.now());
    }

    @Test
    void isResetToTheClockBelow() {
        clock.setOffset(Duration.ofDays(-400));
        assertEquals(START.minus(Duration.ofDays(400)), clock.now());
        clock.reset();
        assertEquals(START, clock.now());
    }

    @Test
    void reachesItsBounds() {
        clock.set(SettableClock.EARLIEST);
        assertEquals(0, clock.epochMillis());
        clock.set(SettableClock.LATEST);
        assertEquals(SettableClock.LATEST, clock.now());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -57 * 31_557_600L, 8_000 * 31_557_600L, Long.MAX_VALUE})
    void refusesWhatIsBeyondThem(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        assertThrows(SettableClock.OutOfRangeException.class, () -> clock.advance(duration));
        assertThrows(SettableClock.OutOfRangeException.class, () -> clock.setOffset(duration));
        assertThrows(SettableClock.OutOfRangeException.class, () -> clock.set(seconds < 0 ? Instant.MIN : Instant.MAX));
        assertEquals(START, clock.now());
    }

    @Test
    void tellsListenersOfEachChange() {
        List<Instant> seen = new ArrayList<>();
        Runnable end = clock.onChange(() -> seen.add(clock.now()));
        clock.set(START.plusSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        clock.setOffset(Duration.ofSeconds(3));
        clock.reset();
        end.run();
        clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of(START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START), seen);
    }

    @Test
    void tellsAllListenersEvenIfOneFails() {
        RuntimeException failure = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        List<String> told = new ArrayList<>();
        clock.onChange(() -> {
            throw failure;
        });
        clock.onChange(() -> told.add("told"));
        clock.onChange(() -> {
            throw second;
        });
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> clock.advance(Duration.ofSeconds(1)));
        assertSame(failure, thrown);
        assertEquals(List.of(second), List.of(thrown.getSuppressed()));
        assertEquals(List.of("told"), told);
        assertEquals(START.plusSeconds(1), clock.now());
    }

    @Test
    void noChangeIsLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                done.add(threads.submit(() -> {
                    for (int step = 0; step < 1_000; step++) {
                        clock.advance(Duration.ofMillis(1));
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(Duration.ofSeconds(4), clock.offset());
    }
}
