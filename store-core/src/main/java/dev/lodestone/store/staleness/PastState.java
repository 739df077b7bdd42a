package dev.lodestone.store.staleness;

import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.Snapshot;
import java.util.concurrent.atomic.AtomicInteger;

/** A state of the store before a commit, which is kept until the last of its users has closed it. Thread-safe. */
public final class PastState implements AutoCloseable {
    private final Snapshot snapshot;
    private final AtomicInteger users = new AtomicInteger(1);

    PastState(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Gives it to one more user; only one who has it can do that. */
    PastState share() {
        users.incrementAndGet();
        return this;
    }

    /** Reads what was there. */
    public Reader reader() {
        return snapshot;
    }

    /** To be called once by each user. */
    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            snapshot.close();
        }
    }
}
