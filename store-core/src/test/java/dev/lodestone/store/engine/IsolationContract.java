package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of {@link StorageEngine} that concern several threads. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class IsolationContract extends LogContract {
    private static final int THREADS = 4;

    @Test
    void contendedUpdatesOfOneAddressAllCount() throws Exception {
        Address address = at("p", "s");
        eachThread(thread -> times(500, i -> increment(address)));
        assertEquals(THREADS * 500L, number(engine.get(address)));
    }

    @Test
    void contendedUpdatesOfManyAddressesAllCount() throws Exception {
        eachThread(thread -> times(300, i -> {
            // Declared in varying order, and one of them twice.
            List<Address> declared =
                    List.of(at("p", "" + (i + thread) % 5), at("p", "" + i % 5), at("p", "" + (i + thread) % 5));
            engine.update(declared, (current, batch) -> {
                for (Address address : new HashSet<>(declared)) {
                    long old = number(current.get(declared.indexOf(address)));
                    batch.put(address, bytes(Long.toString(old + 1)));
                }
                batch.add(at("sum", ""), new HashSet<>(declared).size());
                return null;
            });
        }));
        long sum = 0;
        for (String value : scan("p")) {
            sum += Long.parseLong(value);
        }
        assertEquals(engine.counter(at("sum", "")), sum);
    }

    @Test
    void contendedAdditionsAllCount() throws Exception {
        eachThread(thread -> times(
                1_000,
                i -> engine.commit(batch -> {
                    batch.add(at("up", ""), 3);
                    batch.add(at("down", ""), -1);
                })));
        assertEquals(THREADS * 3_000L, engine.counter(at("up", "")));
        assertEquals(-THREADS * 1_000L, engine.counter(at("down", "")));
    }

    @Test
    void refusesWriteSkew() throws Exception {
        for (int round = 0; round < 200; round++) {
            Address left = at("left", "" + round);
            Address right = at("right", "" + round);
            List<Address> both = List.of(left, right);
            put(left, "on");
            put(right, "on");
            together(() -> switchOff(both, left), () -> switchOff(both, right));
            assertEquals(1, (get(left) == null ? 0 : 1) + (get(right) == null ? 0 : 1));
        }
    }

    /** Deletes one address if both have values, as a doctor leaves whose colleague stays on call. */
    private Object switchOff(List<Address> both, Address chosen) {
        return engine.update(both, (current, batch) -> {
            if (current.get(0) != null && current.get(1) != null) {
                batch.delete(chosen);
            }
            return null;
        });
    }

    @Test
    void readersSeeWholeCommitsOnly() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Callable<Object> writer = () -> {
            for (int round = 1; round <= 60; round++) {
                commitHundred(round);
            }
            done.set(true);
            return null;
        };
        commitHundred(0);
        together(
                writer,
                readUntil(done, () -> assertAlike(100, scan("p"))),
                readUntil(done, () -> assertAlike(100, scan(engine, "p", range(null, null, false)))),
                readUntil(done, () -> assertAlike(100, scanAll(SPACE))),
                readUntil(done, () -> assertAlike(100, multiGetHundred(engine))),
                readUntil(done, () -> {
                    try (Snapshot snapshot = engine.snapshot()) {
                        List<String> once = multiGetHundred(snapshot);
                        assertAlike(100, once);
                        assertEquals(
                                once.get(0), scan(snapshot, "p", SortRange.ALL).get(99));
                    }
                }));
    }

    @Test
    void readersSeeASpaceWholeOrDeleted() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Callable<Object> writer = () -> {
            for (int round = 0; round < 40; round++) {
                commitHundred(round);
                engine.commit(batch -> batch.deleteSpace(SPACE));
            }
            done.set(true);
            return null;
        };
        together(writer, readUntil(done, () -> {
            List<String> seen = scanAll(SPACE);
            assertAlike(seen.isEmpty() ? 0 : 100, seen);
        }));
    }

    @Test
    void deletingASpaceLeavesConcurrentWritesToOthersAlone() throws Exception {
        eachThread(thread -> times(100, i -> {
            int own = 100 + thread;
            Address kept = new Address(own, bytes("p"), bytes("s" + i));
            engine.update(kept, (current, batch) -> {
                batch.put(kept, bytes("v"));
                batch.put(new Address(200 + thread, bytes("p"), bytes("s" + i)), bytes("v"));
                return null;
            });
            engine.commit(batch -> batch.deleteSpace(200 + thread));
        }));
        for (int thread = 0; thread < THREADS; thread++) {
            assertEquals(100, scanAll(100 + thread).size());
            assertEquals(0, scanAll(200 + thread).size());
        }
    }

    @Test
    void snapshotsStayAsTheyAre() throws Exception {
        commitHundred(1);
        put(at("q", "s"), "before");
        try (Snapshot snapshot = engine.snapshot()) {
            List<String> all = scanAll(snapshot, SPACE, 0, 1, null);
            eachThread(thread -> times(20, i -> commitHundred(i)));
            engine.commit(batch -> batch.delete(at("q", "s")));
            assertAlike(100, scan(snapshot, "p", SortRange.ALL));
            assertEquals("1", multiGetHundred(snapshot).get(0));
            assertEquals("before", text(snapshot.get(at("q", "s"))));
            engine.commit(batch -> batch.deleteSpace(SPACE));
            assertEquals(all, scanAll(snapshot, SPACE, 0, 1, null));
            assertEquals(List.of(), scanAll(SPACE));
        }
    }

    @Test
    void awaitsUpdatesThatHadBegun() throws Exception {
        for (List<Address> declared : List.of(List.of(at("p", "s")), List.<Address>of())) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            AtomicBoolean ended = new AtomicBoolean();
            together(
                    () -> engine.update(declared, (current, batch) -> {
                        begun.countDown();
                        await(goOn);
                        batch.put(at("p", "ended"), bytes("yes"));
                        ended.set(true);
                        return null;
                    }),
                    () -> {
                        await(begun);
                        // An update that begins later neither waits nor is waited for.
                        put(at("p", "other"), "v");
                        goOn.countDown();
                        engine.awaitUpdates();
                        assertTrue(ended.get());
                        assertEquals("yes", get(at("p", "ended")));
                        return null;
                    });
        }
    }

    @Test
    void readersAreNotBlockedByAnUpdate() {
        put(at("p", "s"), "before");
        engine.update(at("p", "s"), (current, batch) -> {
            batch.put(at("p", "s"), bytes("after"));
            try {
                together(() -> {
                    assertEquals("before", get(at("p", "s")));
                    assertEquals(List.of("before"), scan("p"));
                    return null;
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return null;
        });
        assertEquals("after", get(at("p", "s")));
    }

    @Test
    void closesWhileReadsAndUpdatesAreUnderWay() throws Exception {
        for (int round = 0; round < 5; round++) {
            StorageEngine closing = engine;
            closing.commit(batch -> batch.put(at("p", "s"), bytes("v")));
            CountDownLatch busy = new CountDownLatch(THREADS);
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                tasks.add(() -> useUntilClosed(closing, busy));
            }
            tasks.add(() -> {
                await(busy);
                closing.close();
                return null;
            });
            together(tasks.toArray(new Callable<?>[0]));
            engine = open();
        }
    }

    private static Object useUntilClosed(StorageEngine engine, CountDownLatch busy) {
        Snapshot snapshot = engine.snapshot();
        try {
            for (int i = 0; true; i++) {
                engine.get(at("p", "s"));
                snapshot.multiGet(List.of(at("p", "s"), at("p", "t")));
                scan(engine, "p", SortRange.ALL);
                int round = i;
                engine.commit(batch -> batch.put(at("p", "s"), bytes("v" + round)));
                if (i == 20) {
                    busy.countDown();
                }
            }
        } catch (StorageException e) {
            assertEquals("The store is closed", e.getMessage());
        } finally {
            snapshot.close();
        }
        return null;
    }

    private void increment(Address address) {
        engine.update(address, (current, batch) -> {
            batch.put(address, bytes(Long.toString(number(current.get(0)) + 1)));
            return null;
        });
    }

    private static long number(byte[] value) {
        return value == null ? 0 : Long.parseLong(text(value));
    }

    private void commitHundred(int round) {
        engine.commit(batch -> {
            for (Address address : hundred()) {
                batch.put(address, bytes("" + round));
            }
        });
    }

    private static List<String> multiGetHundred(Reader reader) {
        return reader.multiGet(hundred()).stream().map(EngineTestCase::text).toList();
    }

    private static List<Address> hundred() {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            addresses.add(at("p", "s" + i));
        }
        return addresses;
    }

    private static void assertAlike(int size, List<String> values) {
        assertEquals(size, values.size());
        assertTrue(new HashSet<>(values).size() <= 1, () -> "of different commits: " + values);
    }

    private static Callable<Object> readUntil(AtomicBoolean done, Runnable read) {
        return () -> {
            do {
                read.run();
            } while (!done.get());
            return null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void eachThread(ThreadTask task) throws Exception {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            tasks.add(() -> {
                task.run(number);
                return null;
            });
        }
        together(tasks.toArray(new Callable<?>[0]));
    }

    private static void times(int count, IterationTask task) {
        for (int i = 0; i < count; i++) {
            task.run(i);
        }
    }

    private interface ThreadTask {
        void run(int thread);
    }

    private interface IterationTask {
        void run(int iteration);
    }
}
