package dev.lodestone.store.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open engine and short forms for its calls. Bytes are written as ISO 8859-1 strings: one character, one byte. */
abstract class EngineTestCase {
    static final int SPACE = 7;

    StorageEngine engine;

    /** A new, empty engine. */
    abstract StorageEngine open() throws Exception;

    @BeforeEach
    void openEngine() throws Exception {
        engine = open();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, ISO_8859_1);
    }

    static Address at(String partition, String sort) {
        return new Address(SPACE, bytes(partition), bytes(sort));
    }

    static SortRange range(String from, String to, boolean forward) {
        return new SortRange(from == null ? null : bytes(from), to == null ? null : bytes(to), forward);
    }

    void put(Address address, String value) {
        engine.update(address, (current, batch) -> {
            batch.put(address, bytes(value));
            return null;
        });
    }

    /** Stores at each sort part of a partition the sort part itself. */
    void putSorts(String partition, String... sorts) {
        for (String sort : sorts) {
            put(at(partition, sort), sort);
        }
    }

    String get(Address address) {
        return text(engine.get(address));
    }

    static List<String> scan(Reader reader, String partition, SortRange range) {
        List<String> values = new ArrayList<>();
        reader.scan(SPACE, bytes(partition), range, value -> values.add(text(value)));
        return values;
    }

    List<String> scan(String partition) {
        return scan(engine, partition, SortRange.ALL);
    }

    static List<String> scanAll(Reader reader, int space, int segment, int totalSegments, Address after) {
        List<String> values = new ArrayList<>();
        reader.scanAll(space, segment, totalSegments, after, value -> values.add(text(value)));
        return values;
    }

    List<String> scanAll(int space) {
        return scanAll(engine, space, 0, 1, null);
    }

    /** Runs the tasks at the same time, each on its own thread, and throws what any of them throws. */
    static void together(Callable<?>... tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.length);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Callable<?> task : tasks) {
                futures.add(threads.submit(task));
            }
            for (Future<?> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
