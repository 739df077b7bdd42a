package dev.lodestone.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * When a function was entered for which item, as its processes tell over connections of their own ({@code trigger/enter.js}), by
 * the clock of {@link System#nanoTime}. Thread safe.
 *
 * <p>Two processes need not have the same clock. So each process is asked for its clock many times when it connects; the quickest
 * answer tells how far the clocks are apart, but for half of the time that it took.
 */
final class HandlerEntries implements AutoCloseable {

    private static final int QUESTIONS = 200;
    private static final byte[] QUESTION = "clock\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Map<String, Long> entries = new HashMap<>();
    private long clockErrorNanos;

    /** Listens on a free port. */
    HandlerEntries() throws IOException {
        startThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How wrong the times may be, in nanoseconds. */
    synchronized long clockErrorNanos() {
        return clockErrorNanos;
    }

    /** When the function was first entered for an item, or null. */
    synchronized Long find(String id) {
        return entries.get(id);
    }

    /** Waits until the function has been entered for an item; whether it was within that time. */
    synchronized boolean await(String id, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!entries.containsKey(id)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private void accept() {
        try {
            while (true) {
                Socket process = listener.accept();
                startThread(() -> listen(process));
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private static void startThread(Runnable work) {
        Thread thread = new Thread(work, "handler-entries");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(Socket process) {
        try (process;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            process.setTcpNoDelay(true);
            Clock clock = new Clock();
            clock.ask(process.getOutputStream());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("clock")) {
                    clock.answered(Long.parseLong(words[1]));
                    if (clock.answers < QUESTIONS) {
                        clock.ask(process.getOutputStream());
                    }
                } else {
                    entered(words, clock);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A process of the function has gone", e);
        }
    }

    private synchronized void entered(String[] words, Clock clock) {
        clockErrorNanos = Math.max(clockErrorNanos, clock.quickestNanos / 2);
        long nanos = Long.parseLong(words[1]) + clock.aheadNanos;
        for (int at = 2; at < words.length; at++) {
            entries.putIfAbsent(words[at], nanos);
        }
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** How far our clock is ahead of another process's. Used by one thread. */
    private static final class Clock {
        private long askedNanos;
        private long quickestNanos = Long.MAX_VALUE;
        private long aheadNanos;
        private int answers;

        void ask(OutputStream to) throws IOException {
            askedNanos = System.nanoTime();
            to.write(QUESTION);
        }

        void answered(long theirNanos) {
            long now = System.nanoTime();
            answers++;
            if (now - askedNanos < quickestNanos) {
                quickestNanos = now - askedNanos;
                aheadNanos = askedNanos + quickestNanos / 2 - theirNanos;
            }
        }
    }
}
