package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Puts a server under one stretch of load and measures it. */
final class LoadGenerator {

    private LoadGenerator() {}

    /**
     * Runs the load to its end.
     *
     * @param cpuTimes reads the processor time taken so far
     */
    static Measurement run(Load load, Supplier<CpuTimes> cpuTimes) throws IOException, InterruptedException {
        List<LoadThread> threads = new ArrayList<>();
        for (int i = 0; i < load.threads(); i++) {
            threads.add(new LoadThread(load, i));
        }
        long start = System.nanoTime();
        for (LoadThread thread : threads) {
            thread.start(start);
        }
        sleepUntil(start + load.warmUpNanos());
        CpuTimes before = cpuTimes.get();
        sleepUntil(start + load.warmUpNanos() + load.measureNanos());
        CpuTimes after = cpuTimes.get();
        for (LoadThread thread : threads) {
            thread.join();
        }
        return gather(load, threads, before, after);
    }

    private static Measurement gather(Load load, List<LoadThread> threads, CpuTimes before, CpuTimes after) {
        LatencyHistogram latencies = new LatencyHistogram();
        long operations = 0;
        long errors = 0;
        long cpuNanos = 0;
        String firstError = null;
        for (LoadThread thread : threads) {
            operations += thread.operations();
            latencies.add(thread.latencies());
            errors += thread.errors();
            cpuNanos += thread.cpuNanos();
            firstError = firstError == null ? thread.firstError() : firstError;
        }
        return new Measurement(
                operations,
                errors,
                firstError,
                latencies,
                load.measureNanos(),
                cpuNanos,
                after.serverSince(before),
                after.othersSince(before, cpuNanos));
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
