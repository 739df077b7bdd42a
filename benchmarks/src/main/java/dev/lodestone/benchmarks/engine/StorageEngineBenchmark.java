package dev.lodestone.benchmarks.engine;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The storage interface by itself: values of 300 bytes, 10 to a partition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StorageEngineBenchmark {
    private static final int SPACE = 1024;
    private static final int PARTITIONS = 10_000;
    private static final int SORTS = 10;

    @Param
    private EngineKind engineKind;

    private final byte[] value = new byte[300];
    private TemporaryDirectory directory;
    private StorageEngine engine;

    @Setup
    public void fill() {
        directory = new TemporaryDirectory();
        engine = engineKind.open(directory.path());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int sort = 0; sort < SORTS; sort++) {
                put(address(partition, sort));
            }
        }
    }

    @TearDown
    public void close() {
        engine.close();
        directory.close();
    }

    private static Address address(int partition, int sort) {
        return new Address(SPACE, bytes(partition), bytes(sort));
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static Address anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return address(random.nextInt(PARTITIONS), random.nextInt(SORTS));
    }

    private byte[] put(Address address) {
        return engine.update(address, (current, batch) -> {
            batch.put(address, value);
            return current.get(0);
        });
    }

    @Benchmark
    public byte[] get() {
        return engine.get(anyAddress());
    }

    @Benchmark
    public byte[] put() {
        return put(anyAddress());
    }

    @Benchmark
    public void query(Blackhole blackhole) {
        byte[] partition = bytes(ThreadLocalRandom.current().nextInt(PARTITIONS));
        engine.scan(SPACE, partition, SortRange.ALL, found -> {
            blackhole.consume(found);
            return true;
        });
    }
}
