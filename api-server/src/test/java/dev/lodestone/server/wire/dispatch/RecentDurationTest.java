package dev.lodestone.server.wire.dispatch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentDurationTest {
    private final RecentDuration duration = new RecentDuration();

    private void add(int times, TimeUnit unit, long amount) {
        for (int i = 0; i < times; i++) {
            duration.add(unit.toNanos(amount));
        }
    }

    @Test
    void brevityHasToBeSeenFirst() {
        assertFalse(duration.isBrief());
        add(20, TimeUnit.MICROSECONDS, 20);
        assertTrue(duration.isBrief());
    }

    @Test
    void oneLongPageIsEnoughToStopBeingBrief() {
        add(100, TimeUnit.MICROSECONDS, 20);
        add(1, TimeUnit.MILLISECONDS, 5);
        assertFalse(duration.isBrief());
        add(20, TimeUnit.MICROSECONDS, 20);
        assertTrue(duration.isBrief());
    }
}
