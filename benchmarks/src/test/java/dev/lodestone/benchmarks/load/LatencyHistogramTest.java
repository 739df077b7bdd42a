package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void givesPercentilesAtMostOneSixtyFourthTooHigh() {
        for (int micros = 1; micros <= 10_000; micros++) {
            histogram.record(micros * 1000L);
        }
        assertWithin(5_000_000, histogram.percentile(0.5));
        assertWithin(9_900_000, histogram.percentile(0.99));
        assertEquals(10_000_000, histogram.percentile(1));
        assertEquals(10_000_000, histogram.max());
        assertEquals(10_000, histogram.total());
    }

    @Test
    void keepsSmallLatenciesExactly() {
        for (int nanos = 0; nanos < 128; nanos++) {
            histogram.record(nanos);
        }
        assertEquals(63, histogram.percentile(0.5));
        assertEquals(127, histogram.percentile(1));
    }

    @Test
    void keepsTheExactMaximumOfALatencyBeyondTheLastBucket() {
        histogram.record(Long.MAX_VALUE);

        assertEquals(Long.MAX_VALUE, histogram.max());
        assertEquals((1L << 40) - 1, histogram.percentile(0.5));
    }

    @Test
    void addsAnother() {
        LatencyHistogram other = new LatencyHistogram();
        histogram.record(10);
        other.record(20);
        other.record(30);

        histogram.add(other);

        assertEquals(3, histogram.total());
        assertEquals(20, histogram.percentile(0.5));
        assertEquals(30, histogram.max());
    }

    @Test
    void isZeroWhenNothingWasRecorded() {
        assertEquals(0, histogram.percentile(0.5));
        assertEquals(0, histogram.max());
    }

    private static void assertWithin(long exact, long estimate) {
        assertTrue(estimate >= exact && estimate <= exact + exact / 64, exact + " became " + estimate);
    }
}
