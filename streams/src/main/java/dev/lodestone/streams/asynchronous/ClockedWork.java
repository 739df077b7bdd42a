package dev.lodestone.streams.asynchronous;

import dev.lodestone.store.environment.BackgroundThread;
import dev.lodestone.store.environment.SettableClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A thread that does things one after the other, at once or at moments of a clock that may be set. Thread-safe. */
final class ClockedWork implements AutoCloseable {
    /** The clock of the machine may be set, or go on while the machine sleeps, where waiting does not. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final SettableClock clock;
    private final Logger logger;
    private final BackgroundThread thread;
    private final Runnable endOfClockChanges;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>(Comparator.comparingLong(Timed::millis));
    private boolean closed;

    private record Timed(long millis, Runnable task) {}

    ClockedWork(String threadName, SettableClock clock, Logger logger) {
        this.clock = clock;
        this.logger = logger;
        this.thread = new BackgroundThread(threadName, this::run);
        this.endOfClockChanges = clock.onChange(this::look);
    }

    /** Has something done as soon as possible; nothing if the work has ended. */
    synchronized void now(Runnable task) {
        if (!closed) {
            tasks.add(task);
            notifyAll();
            thread.start();
        }
    }

    /** Has something done at a moment; nothing if the work has ended by then. */
    synchronized void at(long millis, Runnable task) {
        if (!closed) {
            timed.add(new Timed(millis, task));
            notifyAll();
            thread.start();
        }
    }

    private synchronized void look() {
        notifyAll();
    }

    private void run() {
        try {
            for (Runnable task = take(); task != null; task = take()) {
                perform(task);
            }
        } catch (InterruptedException e) {
            logger.log(Level.WARNING, "Functions are no longer called asynchronously: the thread was interrupted");
        }
    }

    private void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            logger.log(Level.ERROR, "An asynchronous call cannot go on before the next start", failure);
        }
    }

    /** Waits for something to do; null at the end. */
    private synchronized Runnable take() throws InterruptedException {
        while (!closed) {
            if (!tasks.isEmpty()) {
                return tasks.poll();
            }
            long now = clock.epochMillis();
            Timed first = timed.peek();
            if (first != null && first.millis() <= now) {
                return timed.poll().task();
            }
            long wait = first == null ? LONGEST_WAIT_MILLIS : Math.min(first.millis() - now, LONGEST_WAIT_MILLIS);
            TimeUnit.MILLISECONDS.timedWait(this, wait);
        }
        return null;
    }

    /** Ends the work, and returns when what is being done has been done. */
    @Override
    public void close() {
        endOfClockChanges.run();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.awaitEnd();
    }
}
