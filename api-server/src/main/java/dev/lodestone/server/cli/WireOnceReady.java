package dev.lodestone.server.cli;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.util.concurrent.CountDownLatch;

/**
 * A wire whose requests wait until the store has what it is to be served with, such as the tables of templates. They come
 * earlier because functions have to be led to the server before it has anything to serve. Thread-safe.
 */
final class WireOnceReady implements WireService {
    private final WireService wire;
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean ready;

    WireOnceReady(WireService wire) {
        this.wire = wire;
    }

    /** Has all requests answered, those that have waited too. */
    void open() {
        ready = true;
        decided.countDown();
    }

    /** Has the connections of requests end, unless the wire is open: there will be nothing to serve. */
    void giveUp() {
        decided.countDown();
    }

    @Override
    public boolean isBrief(String target) {
        return ready && wire.isBrief(target);
    }

    @Override
    public WireResponse answer(WireRequest request) {
        if (!ready) {
            try {
                decided.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return WireResponse.LOST;
            }
        }
        return ready ? wire.answer(request) : WireResponse.LOST;
    }
}
