package dev.lodestone.testkit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what takes long. */
final class WorkerThreads {
    private static final int IDLE_SECONDS = 5;

    private WorkerThreads() {}

    /** As many threads as there is work for at the same time; none keeps the process alive, and they end soon after the work. */
    static ExecutorService named(String name) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
