package dev.lodestone.streams.mapping.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingSettings;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.MappingUpdate;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails, and however often mappings are restarted and shards rolled over: each record is processed at least once,
 * the records of an item in their order, and no checkpoint passes a record that has not been processed.
 */
class DeliveryTest {
    private static final int ROUNDS = 12;
    private static final int STEPS = 120;
    private static final int ITEMS = 15;
    private static final long THOUSAND_DAYS = 1_000L * 24 * MappedTable.HOUR;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    @Timeout(120)
    void eachRecordAtLeastOnceAndEachItemInOrder(EngineChoice choice) {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            for (int seed = 0; seed < ROUNDS; seed++) {
                new Round(choice, executor, seed).run();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private final class Round {
        private final EngineChoice choice;
        private final Random random;
        private final FlakyFunction function;
        private final AtomicLong clock = new AtomicLong(MappedTable.START_MILLIS);
        private final int seed;
        private MappedTable table;
        private EventSourceMapping mapping;
        private int written;

        Round(EngineChoice choice, ExecutorService executor, int seed) {
            this.choice = choice;
            this.seed = seed;
            this.random = new Random(seed);
            this.function = new FlakyFunction(executor, seed);
        }

        void run() {
            table = new MappedTable(
                    choice.options(directory.resolve(choice + "-" + seed)),
                    clock,
                    StreamSettings.DEFAULT
                            .withShards(1 + random.nextInt(3))
                            .withRetention(THOUSAND_DAYS)
                            .withRollover(THOUSAND_DAYS));
            try {
                table.createTable();
                table.functions.put(MappedTable.FUNCTION, function);
                mapping = table.map(parameters().build());
                for (int step = 0; step < STEPS; step++) {
                    step();
                }
                function.mend();
                table.advanceUntilDone(mapping);
                checkEnd();
            } finally {
                table.close();
            }
        }

        private MappingParametersBuilder parameters() {
            MappingParametersBuilder parameters = MappingParameters.builder()
                    .parallelizationFactor(1 + random.nextInt(10))
                    .batchSize(1 + random.nextInt(8))
                    .maximumBatchingWindowInSeconds(random.nextInt(2));
            parameters.reportBatchItemFailures();
            return random.nextBoolean() ? parameters.bisectBatchOnFunctionError(true) : parameters;
        }

        private void step() {
            switch (random.nextInt(30)) {
                case 0 -> table.store.rollShards(table.stream());
                case 1 -> split();
                case 2 -> restartInSomeRounds();
                case 3 ->
                    table.mappings.update(
                            mapping.uuid(), new MappingUpdate(null, parameters().build()));
                case 4, 5, 6 -> {
                    checkCheckpoints();
                    checkThatACrashRepeatsLittle();
                }
                case 7, 8, 9, 10, 11, 12 -> advance();
                default -> write();
            }
        }

        private void write() {
            for (int i = random.nextInt(6); i >= 0; i--) {
                int item = random.nextInt(ITEMS);
                table.put("id-" + item % 5, "part-" + item, written++, "");
            }
        }

        private void split() {
            List<Shard> open =
                    table.stream().shards().stream().filter(Shard::isOpen).toList();
            table.store.splitShard(
                    table.stream(), open.get(random.nextInt(open.size())).id());
        }

        private void restartInSomeRounds() {
            if (!isRestarted()) {
                return;
            }
            table = table.reopened(choice == EngineChoice.ROCKSDB);
            table.functions.put(MappedTable.FUNCTION, function);
            table.mappings.resume();
        }

        private boolean isRestarted() {
            return seed % 2 == 0;
        }

        /**
         * Only what a checkpoint does not cover is processed again: at most the batch that a lane was at, since its outcome
         * is stored before the next one. Calls that a restart has cut off come on top of that, so these rounds have none.
         */
        private void checkThatACrashRepeatsLittle() {
            MappingSettings settings = table.mappings.get(mapping.uuid()).settings();
            if (isRestarted() || table.mappings.get(mapping.uuid()).state() != MappingState.ENABLED) {
                return;
            }
            Set<String> processed = function.processed();
            Checkpoints checkpoints = new Checkpoints(table.store.documents(), mapping.uuid());
            Stream stream = table.stream();
            ItemHash hashes = new ItemHash(stream.keySchema());
            for (Shard shard : stream.shards()) {
                Checkpoint checkpoint = checkpoints.find(shard.id());
                int[] repeated = new int[settings.parallelizationFactor()];
                for (ChangeRecord record : records(stream, shard)) {
                    int hash = hashes.of(record.keys().toItem());
                    boolean isSaved = checkpoint != null
                            && (record.position() <= checkpoint.position()
                                    || checkpoint.covers(record.position(), hash));
                    if (!isSaved && processed.contains(SequenceNumbers.of(record.position()))) {
                        repeated[Math.floorMod(hash, repeated.length)]++;
                    }
                }
                for (int ofLane : repeated) {
                    assertTrue(ofLane <= settings.batchSize(), () -> "round " + seed + ": " + ofLane + " repeated");
                }
            }
        }

        private void advance() {
            long next = table.mappings.nextMillis();
            if (next != Long.MAX_VALUE) {
                table.advance(Math.max(0, next - clock.get()));
            }
        }

        /** Checkpoints are looked at first: what they pass must have been processed by then. */
        private void checkCheckpoints() {
            Map<String, Long> positions = new HashMap<>();
            for (ShardStatus shard : table.mappings.status(mapping.uuid()).shards()) {
                positions.put(shard.shardId(), SequenceNumbers.position(shard.sequenceNumber()));
            }
            Set<String> processed = function.processed();
            Stream stream = table.stream();
            positions.forEach((shardId, position) -> {
                for (ChangeRecord record : records(stream, stream.shard(shardId))) {
                    if (record.position() <= position) {
                        assertTrue(
                                processed.contains(SequenceNumbers.of(record.position())),
                                () -> "round " + seed + ": the checkpoint has passed " + record);
                    }
                }
            });
        }

        private List<ChangeRecord> records(Stream stream, Shard shard) {
            return table.store
                    .streams()
                    .read(stream, shard, shard.firstPosition(), Integer.MAX_VALUE, Long.MAX_VALUE)
                    .records();
        }

        private void checkEnd() {
            checkCheckpoints();
            Map<String, Integer> latest = new HashMap<>();
            List<Map<String, Object>> successes = function.firstSuccesses();
            for (Map<String, Object> record : successes) {
                int value = ((Number) record.get("v")).intValue();
                Integer before = latest.put((String) record.get("part"), value);
                assertTrue(
                        before == null || before < value,
                        () -> "round " + seed + ": " + value + " was processed after " + before);
            }
            assertEquals(written, successes.size(), () -> "round " + seed);
        }
    }
}
