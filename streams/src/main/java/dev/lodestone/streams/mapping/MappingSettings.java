package dev.lodestone.streams.mapping;

import java.util.List;

/**
 * How a mapping works, all that can be changed later. Immutable.
 *
 * @param enabled whether records are processed
 * @param batchSize how many records a function gets at most
 * @param batchingWindowSeconds how long to wait for a batch to fill; 0 to send what there is at once
 * @param parallelizationFactor how many batches of a shard are processed at once
 * @param maximumRecordAgeSeconds the age at which records are given up; {@link #UNLIMITED} for that of the stream's own end
 * @param maximumRetryAttempts how often a batch is tried again; {@link #UNLIMITED} for as long as its records exist
 * @param bisectBatchOnFunctionError whether a failed batch is split in two
 * @param tumblingWindowSeconds how long a window is over which the function keeps state; 0 for none
 * @param reportsBatchItemFailures whether the function's answer tells which records have failed
 * @param filterPatterns what records must look like to be processed, at least one of these; empty for all records
 * @param onFailureDestination where batches are reported that were given up; null for nowhere
 * @param kmsKeyArn kept and told, but without effect
 * @param metrics kept and told, but without effect
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>
 */
public record MappingSettings(
        boolean enabled,
        int batchSize,
        int batchingWindowSeconds,
        int parallelizationFactor,
        int maximumRecordAgeSeconds,
        int maximumRetryAttempts,
        boolean bisectBatchOnFunctionError,
        int tumblingWindowSeconds,
        boolean reportsBatchItemFailures,
        List<String> filterPatterns,
        String onFailureDestination,
        String kmsKeyArn,
        List<String> metrics) {
    /** What stands for no limit. */
    public static final int UNLIMITED = -1;

    /** What the service takes where nothing else is given. */
    public static final MappingSettings DEFAULT = new MappingSettings(
            true, 100, 0, 1, UNLIMITED, UNLIMITED, false, 0, false, List.of(), null, null, List.of());

    public MappingSettings {
        filterPatterns = List.copyOf(filterPatterns);
        metrics = List.copyOf(metrics);
    }

    /** What the function's answer tells, as requests name it. */
    public List<String> functionResponseTypes() {
        return reportsBatchItemFailures ? List.of(MappingParameters.REPORT_BATCH_ITEM_FAILURES) : List.of();
    }
}
