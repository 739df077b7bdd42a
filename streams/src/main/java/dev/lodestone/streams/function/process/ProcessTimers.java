package dev.lodestone.streams.function.process;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which processes are started and their time is kept. */
final class ProcessTimers {
    private static final int THREADS = 2;

    private ProcessTimers() {}

    static ScheduledThreadPoolExecutor start() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "lodestone-functions-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(THREADS, daemons);
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timers;
    }

    /** Runs a task later, unless everything is over by then. */
    static void schedule(ScheduledExecutorService timers, Runnable task, long millis) {
        try {
            var unused = timers.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            System.getLogger(ProcessTimers.class.getName())
                    .log(System.Logger.Level.TRACE, "Nothing is done any more for processes that end", closed);
        }
    }
}
