package dev.lodestone.server.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Watches one connection: a request that has begun must arrive within the request timeout, and the next one must begin within
 * the idle timeout. Bytes alone move neither. Looks at the clock rarely, so that a request costs next to nothing. Lives on one
 * event loop.
 */
final class Deadline {
    private static final int CHECKS_PER_TIMEOUT = 4;

    private final long requestNanos;
    private final long idleNanos;
    private final Runnable onTimeout;
    private final Future<?> checks;
    private long requests;
    private long requestsSeen;
    private boolean receiving;
    private long expiry;

    /** Starts with an idle connection. */
    Deadline(HttpServerOptions options, EventExecutor eventLoop, Runnable onTimeout) {
        this.requestNanos = options.requestTimeout().toNanos();
        this.idleNanos = options.idleTimeout().toNanos();
        this.onTimeout = onTimeout;
        this.expiry = System.nanoTime() + idleNanos;
        long period = Math.max(1, Math.min(requestNanos, idleNanos) / CHECKS_PER_TIMEOUT);
        this.checks = eventLoop.scheduleWithFixedDelay(this::check, period, period, TimeUnit.NANOSECONDS);
    }

    /** Says that a request has begun to arrive, or has been answered. */
    void requestMoved() {
        requests++;
    }

    /** Says that all that was there has been read or answered, and whether a request is now half there. */
    void afterRead(boolean nowReceiving) {
        if (requests == requestsSeen && receiving == nowReceiving) {
            return;
        }
        requestsSeen = requests;
        receiving = nowReceiving;
        expiry = System.nanoTime() + (nowReceiving ? requestNanos : idleNanos);
    }

    void cancel() {
        checks.cancel(false);
    }

    private void check() {
        if (System.nanoTime() - expiry >= 0) {
            onTimeout.run();
        }
    }
}
