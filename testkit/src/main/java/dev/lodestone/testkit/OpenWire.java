package dev.lodestone.testkit;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;

/**
 * A wire that tells who still asks once it is closed. Without it, a request would be answered as a fault of the service, and
 * its client would try again and again. Thread-safe.
 */
final class OpenWire implements WireService {
    private final WireService wire;
    private volatile boolean closed;

    OpenWire(WireService wire) {
        this.wire = wire;
    }

    static IllegalStateException isClosed() {
        return new IllegalStateException("This Lodestone is closed");
    }

    @Override
    public boolean isBrief(String target) {
        return wire.isBrief(target);
    }

    @Override
    public WireResponse answer(WireRequest request) {
        if (closed) {
            throw isClosed();
        }
        return wire.answer(request);
    }

    /** Refuses requests from now on. */
    void close() {
        closed = true;
    }
}
