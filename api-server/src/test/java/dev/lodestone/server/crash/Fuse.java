package dev.lodestone.server.crash;

import dev.lodestone.server.client.ServerProcess;

/**
 * Kills a server when it has acknowledged a number of requests: at once, or when a change of a table is sent next. Thread-safe.
 */
final class Fuse {
    private static final int AT_ONCE = 16;

    private final ServerProcess server;
    private final boolean waitsForChange;
    private final int length;
    private int acknowledged;
    private boolean burnt;

    Fuse(ServerProcess server, int length, boolean waitsForChange) {
        this.server = server;
        this.length = length;
        this.waitsForChange = waitsForChange;
    }

    /** To be called after each request that was acknowledged. */
    synchronized void acknowledged() {
        acknowledged++;
        if (acknowledged % AT_ONCE == 0) {
            notifyAll();
        }
        if (acknowledged >= length && !waitsForChange) {
            kill();
        }
    }

    /** To be called before each change of a table is sent; the kill then meets it on its way or at work. */
    synchronized void changing() {
        if (acknowledged >= length && waitsForChange && !burnt) {
            new Thread(this::kill, "kill").start();
        }
    }

    /** Returns when some more requests were acknowledged, or the server was killed. */
    synchronized void awaitMore() {
        int known = acknowledged / AT_ONCE;
        while (!burnt && acknowledged / AT_ONCE == known) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("The test has ended", e);
            }
        }
    }

    private synchronized void kill() {
        burnt = true;
        server.kill();
        notifyAll();
    }

    synchronized boolean isBurnt() {
        return burnt;
    }

    synchronized int count() {
        return acknowledged;
    }
}
