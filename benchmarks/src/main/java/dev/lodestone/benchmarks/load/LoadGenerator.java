package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Puts a server under one stretch of load and measures it. */
final class LoadGenerator {

    private LoadGenerator() {}

    /**
     * Runs the load to its end.
     *
     * @param serverCpuNanos the processor time that the server has taken so far, or -1 where it cannot be known
     */
    static Measurement run(Load load, LongSupplier serverCpuNanos) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<LoadThread> threads = new ArrayList<>();
        for (int i = 0; i < load.threads(); i++) {
            threads.add(new LoadThread(load, i, start));
        }
        for (LoadThread thread : threads) {
            thread.start();
        }
        sleepUntil(start + load.warmUpNanos());
        long cpuBefore = serverCpuNanos.getAsLong();
        sleepUntil(start + load.warmUpNanos() + load.measureNanos());
        long cpuAfter = serverCpuNanos.getAsLong();
        for (LoadThread thread : threads) {
            thread.join();
        }
        return gather(load, threads, cpuBefore < 0 || cpuAfter < 0 ? -1 : cpuAfter - cpuBefore);
    }

    private static Measurement gather(Load load, List<LoadThread> threads, long serverCpuNanos) {
        LatencyHistogram latencies = new LatencyHistogram();
        long errors = 0;
        long cpuNanos = 0;
        String firstError = null;
        for (LoadThread thread : threads) {
            latencies.add(thread.latencies());
            errors += thread.errors();
            cpuNanos += thread.cpuNanos();
            firstError = firstError == null ? thread.firstError() : firstError;
        }
        return new Measurement(
                latencies.total(), errors, firstError, latencies, load.measureNanos(), cpuNanos, serverCpuNanos);
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = nanoTime - System.nanoTime();
        }
    }
}
