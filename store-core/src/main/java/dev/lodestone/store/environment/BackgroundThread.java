package dev.lodestone.store.environment;

/**
 * A daemon thread that a part of the store starts when it first has work for it, and waits for when it closes.
 * Thread-safe.
 */
public final class BackgroundThread {
    private final String name;
    private final Runnable work;
    private Thread thread;

    /** A thread of this name, not started yet; telling the work to end is up to its owner. */
    public BackgroundThread(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    /** Begins to work; does nothing if that has happened before. */
    public synchronized void start() {
        if (thread == null) {
            thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns when the work has ended, or has never begun. An interrupt on the way is kept for the caller. */
    public void awaitEnd() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
