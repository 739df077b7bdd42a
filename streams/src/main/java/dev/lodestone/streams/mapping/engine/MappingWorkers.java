package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do the work of all mappings: a few, whatever their number, since none ever waits for a function. They
 * begin with the first mapping. Thread-safe.
 */
final class MappingWorkers {
    private static final int MOST_THREADS = 4;
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSE_SECONDS = 30;

    private final ClockAlarm alarm;
    private final ThreadPoolExecutor executor;

    MappingWorkers(StoreClock clock) {
        int threads = Math.max(2, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        alarm = new ClockAlarm(clock);
        executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "lodestone-mappings");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Has a mapping work from now on. */
    MappingRun run(MappingServices services, EventSourceMapping mapping, ProcessingRecord record) {
        MappingRun run = new MappingRun(services, mapping, executor, alarm, record);
        run.start();
        return run;
    }

    /** The earliest moment that is waited for. */
    long nextMillis() {
        return alarm.nextMillis();
    }

    void clockChanged() {
        alarm.look();
    }

    /** Has all of these end, and returns when nothing is done any more. */
    void close(List<MappingRun> running) {
        CountDownLatch ended = new CountDownLatch(running.size());
        running.forEach(run -> run.abandon(ended::countDown));
        try {
            await(ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alarm.close();
        executor.shutdown();
    }

    private void await(CountDownLatch ended) throws InterruptedException {
        if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Mappings have not ended after " + CLOSE_SECONDS + " seconds");
        }
    }
}
