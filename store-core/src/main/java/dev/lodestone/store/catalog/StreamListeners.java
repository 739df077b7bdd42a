package dev.lodestone.store.catalog;

import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to be told when there may be something new in a stream. Thread-safe. */
public final class StreamListeners {
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    StreamListeners() {}

    /** Adds a listener; what is returned takes it away again. */
    public Runnable add(Runnable listener) {
        // Wrapped, so that a listener may be added twice and each taken away on its own.
        Runnable added = () -> listener.run();
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    /** Tells all of them. */
    public void tell() {
        if (!listeners.isEmpty()) {
            listeners.forEach(Runnable::run);
        }
    }
}
