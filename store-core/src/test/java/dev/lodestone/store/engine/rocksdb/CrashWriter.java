package dev.lodestone.store.engine.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.SortRange;
import java.nio.file.Path;

/**
 * A process that commits numbers from several threads until it is killed, and prints each once it is acknowledged. A
 * number goes into two spaces, is counted, and is appended to a log, all in one commit.
 */
final class CrashWriter {
    static final int THREADS = 3;
    static final int SPACE = 1;
    static final int SECOND_SPACE = 2;
    static final int LOG_SPACE = 4;
    static final Address COUNTER = Address.of(3, new byte[] {1});

    private CrashWriter() {}

    public static void main(String[] arguments) {
        Durability durability = Durability.valueOf(arguments[1]);
        RocksDbEngine engine = RocksDbEngine.open(Path.of(arguments[0]), durability);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> writeForEver(engine, number)).start();
        }
    }

    static byte[] partition(int thread) {
        return ("thread " + thread).getBytes(US_ASCII);
    }

    static byte[] sort(int number) {
        return String.format("%09d", number).getBytes(US_ASCII);
    }

    private static void writeForEver(RocksDbEngine engine, int thread) {
        byte[] value = new byte[100 + 400 * thread];
        int[] next = {0};
        engine.scan(SPACE, partition(thread), SortRange.ALL, found -> {
            next[0]++;
            return true;
        });
        for (int number = next[0]; true; number++) {
            Address first = new Address(SPACE, partition(thread), sort(number));
            Address second = new Address(SECOND_SPACE, partition(thread), sort(number));
            int written = number;
            engine.update(first, (current, batch) -> {
                batch.put(first, value);
                batch.put(second, value);
                batch.add(COUNTER, 1);
                batch.append(LOG_SPACE, partition(thread), sort(written));
                return null;
            });
            System.out.println(thread + " " + number);
        }
    }
}
