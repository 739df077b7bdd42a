package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.MappingSettings;
import dev.lodestone.streams.mapping.batch.BatchAnswer;
import dev.lodestone.streams.mapping.batch.BatchEvent;
import dev.lodestone.streams.mapping.batch.BatchLimits;
import dev.lodestone.streams.mapping.batch.RetryRules;
import java.util.concurrent.TimeUnit;

/**
 * What a mapping's settings mean for each of its lanes. Immutable.
 *
 * @param batchingMillis how long to wait for a batch to fill
 * @param maximumAgeMillis the greatest age of a record; negative for any
 */
record LaneRules(BatchLimits limits, RetryRules retry, BatchAnswer answer, long batchingMillis, long maximumAgeMillis) {
    static LaneRules of(MappingSettings settings) {
        long tumblingMillis = TimeUnit.SECONDS.toMillis(settings.tumblingWindowSeconds());
        boolean tumbles = tumblingMillis > 0;
        return new LaneRules(
                new BatchLimits(settings.batchSize(), BatchEvent.room(tumbles), tumblingMillis),
                new RetryRules(settings.maximumRetryAttempts(), settings.bisectBatchOnFunctionError()),
                new BatchAnswer(settings.reportsBatchItemFailures(), tumbles),
                TimeUnit.SECONDS.toMillis(settings.batchingWindowSeconds()),
                settings.maximumRecordAgeSeconds() < 0
                        ? -1
                        : TimeUnit.SECONDS.toMillis(settings.maximumRecordAgeSeconds()));
    }

    /** How many lanes a shard has: state is kept for a shard as a whole, which therefore has one lane. */
    static int lanes(MappingSettings settings) {
        return settings.tumblingWindowSeconds() > 0 ? 1 : settings.parallelizationFactor();
    }

    boolean tumbles() {
        return limits.tumblingMillis() > 0;
    }
}
