package dev.lodestone.streams.mapping.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work that is done by the threads of an executor, but by one of them at a time: messages in their order, and after them a
 * step. Thread-safe; to wake it never blocks.
 */
final class SerialWork {
    private enum Phase {
        IDLE,
        SCHEDULED,
        RUNNING,
        /** Something has come up while it runs. */
        RUNNING_AGAIN
    }

    private final Executor executor;
    private final Runnable step;
    private final ConcurrentLinkedQueue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);

    /** Works with this step, which must throw nothing. */
    SerialWork(Executor executor, Runnable step) {
        this.executor = executor;
        this.step = step;
    }

    /** Has a message carried out, and the step after it. It must throw nothing. */
    void send(Runnable message) {
        messages.add(message);
        wake();
    }

    /** Has the step carried out, once for all wakes up to its beginning. */
    void wake() {
        Phase before = phase.getAndUpdate(now -> switch (now) {
            case IDLE, SCHEDULED -> Phase.SCHEDULED;
            case RUNNING, RUNNING_AGAIN -> Phase.RUNNING_AGAIN;
        });
        if (before == Phase.IDLE) {
            schedule();
        }
    }

    private void schedule() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException closed) {
            // The executor has been shut down: nothing is to be done any more.
            messages.clear();
        }
    }

    private void run() {
        phase.set(Phase.RUNNING);
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
        step.run();
        if (!phase.compareAndSet(Phase.RUNNING, Phase.IDLE)) {
            phase.set(Phase.SCHEDULED);
            schedule();
        }
    }
}
