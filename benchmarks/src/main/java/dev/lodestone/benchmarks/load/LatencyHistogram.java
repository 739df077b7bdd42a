package dev.lodestone.benchmarks.load;

/**
 * Counts of latencies in buckets whose width grows with the latency: 64 buckets for every power of two, so a
 * percentile is at most 1/64 too high. Not thread safe; each load thread fills its own and they are merged afterwards.
 */
final class LatencyHistogram {

    private static final int SUB_BUCKET_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;
    /** Latencies from 2^40 ns, 18 minutes, on share the last bucket. */
    private static final long HIGHEST = (1L << 40) - 1;

    private final long[] counts = new long[bucketOf(HIGHEST) + 1];
    private long total;
    private long max;

    void record(long nanos) {
        counts[bucketOf(Math.min(Math.max(nanos, 0), HIGHEST))]++;
        total++;
        if (nanos > max) {
            max = nanos;
        }
    }

    void add(LatencyHistogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
        max = Math.max(max, other.max);
    }

    long total() {
        return total;
    }

    /** The longest latency in nanoseconds, exactly; 0 when nothing was recorded. */
    long max() {
        return max;
    }

    /** The latency in nanoseconds that the given share (0 to 1) of all stayed within; 0 when nothing was recorded. */
    long percentile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(highestOf(i), max);
            }
        }
        return max;
    }

    private static int bucketOf(long nanos) {
        int exponent = 63 - Long.numberOfLeadingZeros(nanos | 1);
        if (exponent < SUB_BUCKET_BITS) {
            return (int) nanos;
        }
        int shift = exponent - SUB_BUCKET_BITS;
        return ((shift + 1) << SUB_BUCKET_BITS) + ((int) (nanos >>> shift) & (SUB_BUCKETS - 1));
    }

    private static long highestOf(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int shift = (bucket >>> SUB_BUCKET_BITS) - 1;
        long lowest = (long) (SUB_BUCKETS + (bucket & (SUB_BUCKETS - 1))) << shift;
        return lowest + (1L << shift) - 1;
    }
}
