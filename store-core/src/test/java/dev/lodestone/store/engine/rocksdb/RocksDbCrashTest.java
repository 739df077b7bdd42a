package dev.lodestone.store.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.SortRange;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills processes that write, and looks at what they leave behind. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RocksDbCrashTest {
    private static final int ROUNDS = 5;
    private static final int MOST_LINES = 1_500;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void losesNothingAcknowledgedAndTearsNoCommit(Durability durability) throws Exception {
        Random random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            int[] acknowledged = writeAndKill(durability, 1 + random.nextInt(MOST_LINES));
            try (RocksDbEngine engine = RocksDbEngine.open(directory, durability)) {
                verify(engine, durability == Durability.NONE ? new int[CrashWriter.THREADS] : acknowledged);
            }
        }
    }

    /** Lets a process write until it has printed so many lines, kills it, and gives each thread's count of numbers. */
    private int[] writeAndKill(Durability durability, int lines) throws Exception {
        int[] acknowledged = new int[CrashWriter.THREADS];
        try (JavaProcess writer = JavaProcess.start(CrashWriter.class, directory, durability)) {
            for (int read = 1; true; read++) {
                String line = writer.readLine();
                if (line == null) {
                    break;
                }
                // A line that the kill cut short was not printed to its end, but its number was acknowledged.
                int space = line.indexOf(' ');
                if (space == 1 && line.length() > 2) {
                    int thread = Integer.parseInt(line.substring(0, 1));
                    int number = Integer.parseInt(line.substring(2));
                    acknowledged[thread] = Math.max(acknowledged[thread], number + 1);
                }
                if (read == lines) {
                    writer.kill();
                }
            }
        }
        return acknowledged;
    }

    private static void verify(RocksDbEngine engine, int[] acknowledged) {
        long total = 0;
        for (int thread = 0; thread < CrashWriter.THREADS; thread++) {
            int first = count(engine, CrashWriter.SPACE, thread);
            int second = count(engine, CrashWriter.SECOND_SPACE, thread);
            assertEquals(first, second, "torn commits");
            verifyLog(engine, thread, first);
            assertTrue(first >= acknowledged[thread], "lost " + (acknowledged[thread] - first) + " commits");
            total += first;
        }
        assertEquals(total, engine.counter(CrashWriter.COUNTER));
    }

    /** The log of a thread has its numbers in their order, which it would not if a position had been given twice. */
    private static void verifyLog(RocksDbEngine engine, int thread, int count) {
        int[] next = {0};
        engine.tail(CrashWriter.LOG_SPACE, CrashWriter.partition(thread), 0, (position, record) -> {
            assertArrayEquals(CrashWriter.sort(next[0]), record, "a log out of order");
            next[0]++;
            return true;
        });
        assertEquals(count, next[0], "records and changes differ");
    }

    /** How many numbers a thread has stored, which are all up to the last one. */
    private static int count(RocksDbEngine engine, int space, int thread) {
        int[] count = {0};
        engine.scan(space, CrashWriter.partition(thread), SortRange.ALL, value -> {
            assertEquals(100 + 400 * thread, value.length);
            count[0]++;
            return true;
        });
        byte[] next = CrashWriter.sort(count[0]);
        engine.scan(space, CrashWriter.partition(thread), new SortRange(next, null, true), value -> {
            throw new AssertionError("an entry is missing before others");
        });
        return count[0];
    }
}
