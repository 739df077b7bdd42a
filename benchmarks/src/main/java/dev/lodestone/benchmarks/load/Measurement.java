package dev.lodestone.benchmarks.load;

/**
 * What one stretch of load on one server gave.
 *
 * @param operations for how many operations the right answers within the measured time count
 * @param errors the wrong answers and lost connections, warm-up included
 * @param firstError what the first error was, or null
 * @param nanos the length of the measured time
 * @param generatorCpuNanos the processor time that the load threads took within it
 * @param serverCpuNanos the processor time that the server took within it, or -1 where it cannot be known
 * @param otherCpuNanos the processor time that all else on the machine took within it, or -1 where it cannot be known
 */
record Measurement(
        long operations,
        long errors,
        String firstError,
        LatencyHistogram latencies,
        long nanos,
        long generatorCpuNanos,
        long serverCpuNanos,
        long otherCpuNanos) {

    double perSecond() {
        return operations * 1e9 / nanos;
    }
}
