package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadGeneratorTest {

    private static final DataSet DATA = new DataSet("load", 10, 10, 200, 4);

    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 12_800;

    /** The puts of loads that were too short. */
    private long unanswered;

    @Test
    void countsEveryRightAnswerWithinTheMeasuredTime() throws Exception {
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = runUntilAnswered(server, LoadOperation.PUT_ITEM, 2);

            assertEquals(0, measured.errors());
            assertNull(measured.firstError());
            assertEquals(measured.operations(), measured.latencies().total());
            // Without warm-up only the last request of each connection may be answered too late to count.
            long unmeasured = server.requests("PutItem") - unanswered - measured.operations();
            assertTrue(unmeasured >= 0 && unmeasured <= 4, "not measured: " + unmeasured);
            assertEquals(7, measured.serverCpuNanos());
            assertEquals(CpuTimes.UNKNOWN, measured.otherCpuNanos());
            assertTrue(measured.generatorCpuNanos() > 0);
        }
    }

    @Test
    void leavesTheWarmUpOut() throws Exception {
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = run(server.endpoint(), LoadOperation.PUT_ITEM, 1, 100);

            assertTrue(measured.operations() < server.requests("PutItem"));
            assertEquals(TimeUnit.MILLISECONDS.toNanos(200), measured.nanos());
        }
    }

    @Test
    void countsAnswersWithAnotherStatusAsErrorsOnly() throws Exception {
        try (TinyServer server = new TinyServer(5)) {
            Measurement measured = run(server.endpoint(), LoadOperation.PUT_ITEM, 1, 0);

            assertEquals(server.requests("PutItem") / 5, measured.errors());
            assertEquals("status 500 {}", measured.firstError());
        }
    }

    @Test
    void countsTheRecordsOfStreamsAndFindsAllOfThem() throws Exception {
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = runUntilAnswered(server, LoadOperation.GET_RECORDS, 1);

            assertNull(measured.firstError());
            // Two shards of two records, for each of which the iterator is asked for first.
            assertTrue(measured.operations() <= 2 * server.requests("GetRecords"), "" + measured.operations());
            assertTrue(measured.latencies().total() > measured.operations() / 2);
        }
    }

    @Test
    void findsReadingsThatLackRecords() throws Exception {
        DataSet more = new DataSet("load", 10, 10, 200, 6);
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = runUntil(found -> found.errors() > 0, server, more, LoadOperation.GET_RECORDS, 1);

            assertEquals("a reading of 4 records, where there are 6", measured.firstError());
        }
    }

    @Test
    void readsAnswersInChunks() throws Exception {
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = runUntilAnswered(server, LoadOperation.UPDATE_ITEM, 1);

            assertEquals(0, measured.errors());
        }
    }

    @Test
    void findsAnswersWithoutTheExpectedContent() throws Exception {
        try (TinyServer server = new TinyServer(0)) {
            Measurement measured = run(server.endpoint(), LoadOperation.QUERY, 1, 0);

            assertTrue(measured.errors() >= 4, "the first answer of each connection is looked at");
            assertTrue(measured.firstError().startsWith("an answer without \"p0000"), measured.firstError());
        }
    }

    @Test
    void countsAConnectionThatIsNotAnsweredAsAnError() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> acceptAndClose(deaf));
            closing.start();
            Measurement measured = run(new Endpoint("127.0.0.1", deaf.getLocalPort()), LoadOperation.PUT_ITEM, 1, 0);
            closing.join();

            assertEquals(0, measured.operations());
            assertTrue(measured.errors() > 0);
        }
    }

    private Measurement runUntilAnswered(TinyServer server, LoadOperation operation, int threads)
            throws IOException, InterruptedException {
        return runUntil(measured -> measured.operations() > 0, server, DATA, operation, threads);
    }

    /** A busy machine may leave no time for an answer within the shortest load: then a longer one follows. */
    private Measurement runUntil(
            Predicate<Measurement> isEnough, TinyServer server, DataSet data, LoadOperation operation, int threads)
            throws IOException, InterruptedException {
        for (long millis = SHORTEST_MILLIS; millis <= LONGEST_MILLIS; millis *= 4) {
            unanswered = server.requests("PutItem");
            Measurement measured = run(server.endpoint(), data, operation, threads, 0, millis);
            if (isEnough.test(measured)) {
                return measured;
            }
        }
        throw new AssertionError("not seen under a load of " + LONGEST_MILLIS + " ms");
    }

    private static Measurement run(Endpoint endpoint, LoadOperation operation, int threads, int warmUpMillis)
            throws IOException, InterruptedException {
        return run(endpoint, DATA, operation, threads, warmUpMillis, SHORTEST_MILLIS);
    }

    private static Measurement run(
            Endpoint endpoint, DataSet data, LoadOperation operation, int threads, int warmUpMillis, long millis)
            throws IOException, InterruptedException {
        long warmUp = TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        Load load = new Load(endpoint, data, operation, 4, threads, warmUp, TimeUnit.MILLISECONDS.toNanos(millis));
        AtomicLong reading = new AtomicLong();
        return LoadGenerator.run(load, () -> new CpuTimes(reading.addAndGet(7), CpuTimes.UNKNOWN));
    }

    private static void acceptAndClose(ServerSocket socket) {
        try {
            for (int i = 0; i < 4; i++) {
                socket.accept().close();
            }
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
