package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Drives some of a load's connections from one thread: whenever an answer is complete, the next request goes out on
 * its connection. Counts are read by others after the thread has ended.
 */
final class LoadThread extends Thread {

    private static final long ANSWER_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LONGEST_ERROR = 400;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final long warmUpNanos;
    private final long measureNanos;

    private long measureFrom;
    private long measureTo;
    private long operations;
    private long errors;
    private String firstError;
    private long cpuNanos;
    private int underWay;

    /** Drives the connections {@code number}, {@code number + threads}, and so on. */
    LoadThread(Load load, int number) throws IOException {
        super("load-" + number);
        this.selector = Selector.open();
        this.warmUpNanos = load.warmUpNanos();
        this.measureNanos = load.measureNanos();
        for (int i = number; i < load.connections(); i += load.threads()) {
            connections.add(new Connection(load, i));
        }
    }

    /** Starts the load, and its warm-up at the given time. */
    void start(long nanoTime) {
        measureFrom = nanoTime + warmUpNanos;
        measureTo = measureFrom + measureNanos;
        start();
    }

    /** The operations that were answered rightly within the measured time. */
    long operations() {
        return operations;
    }

    LatencyHistogram latencies() {
        return latencies;
    }

    long errors() {
        return errors;
    }

    String firstError() {
        return firstError;
    }

    /** The processor time that this thread took within the measured time. */
    long cpuNanos() {
        return cpuNanos;
    }

    @Override
    public void run() {
        try (selector) {
            for (Connection connection : connections) {
                connection.open(selector);
                connection.send();
                underWay++;
            }
            answerUntil(measureFrom);
            long cpuBefore = CPU.getCurrentThreadCpuTime();
            answerUntil(measureTo);
            cpuNanos = CPU.getCurrentThreadCpuTime() - cpuBefore;
            answerUntil(measureTo + ANSWER_WITHIN_NANOS);
            errors += underWay;
            if (underWay > 0 && firstError == null) {
                firstError = underWay + " requests without an answer";
            }
        } catch (IOException | UncheckedIOException e) {
            count(e.toString());
        } finally {
            closeAll();
        }
    }

    private void answerUntil(long deadline) throws IOException {
        while (underWay > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            selector.select(this::handle, TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
    }

    private void handle(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.write();
            }
            if (key.isReadable() && connection.read(buffer)) {
                answered(connection);
            }
        } catch (IOException e) {
            count(e.toString());
            reopen(connection);
        }
    }

    private void answered(Connection connection) throws IOException {
        long now = System.nanoTime();
        String error = connection.error();
        if (error != null) {
            count(error);
        } else if (now >= measureFrom && now < measureTo) {
            latencies.record(now - connection.sentAt());
            operations += connection.counted();
        }
        if (now < measureTo) {
            connection.send();
        } else {
            underWay--;
        }
    }

    private void reopen(Connection connection) {
        try {
            connection.close();
            connection.open(selector);
            connection.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String error) {
        errors++;
        if (firstError == null) {
            firstError = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) + "…" : error;
        }
    }

    private void closeAll() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                count(e.toString());
            }
        }
    }
}
