package dev.lodestone.streams.mapping;

import java.util.List;

/** Writes {@link MappingParameters}, of which most are left out; null leaves out, too. Used by one thread. */
public final class MappingParametersBuilder {
    private Boolean enabled;
    private Integer batchSize;
    private Integer maximumBatchingWindowInSeconds;
    private Integer parallelizationFactor;
    private Integer maximumRecordAgeInSeconds;
    private Integer maximumRetryAttempts;
    private Boolean bisectBatchOnFunctionError;
    private Integer tumblingWindowInSeconds;
    private List<String> functionResponseTypes;
    private List<String> filterPatterns;
    private String onFailureDestination;
    private String kmsKeyArn;
    private List<String> metrics;

    MappingParametersBuilder() {}

    /** Whether the function is called; it is unless told. */
    public MappingParametersBuilder enabled(Boolean wanted) {
        enabled = wanted;
        return this;
    }

    /** How many records a batch has at most, from 1 to 10,000; 100 unless told. */
    public MappingParametersBuilder batchSize(Integer wanted) {
        batchSize = wanted;
        return this;
    }

    /** How long it is waited for a batch to fill, from 0 to 300 seconds; 0 unless told. */
    public MappingParametersBuilder maximumBatchingWindowInSeconds(Integer wanted) {
        maximumBatchingWindowInSeconds = wanted;
        return this;
    }

    /** How many batches of a shard are handled at the same time, from 1 to 10; 1 unless told. */
    public MappingParametersBuilder parallelizationFactor(Integer wanted) {
        parallelizationFactor = wanted;
        return this;
    }

    /** How old records may become, from 60 to 604,800 seconds; −1, which it is unless told, for as old as they like. */
    public MappingParametersBuilder maximumRecordAgeInSeconds(Integer wanted) {
        maximumRecordAgeInSeconds = wanted;
        return this;
    }

    /** How often a batch that has failed is tried again, from 0 to 10,000; −1, which it is unless told, without end. */
    public MappingParametersBuilder maximumRetryAttempts(Integer wanted) {
        maximumRetryAttempts = wanted;
        return this;
    }

    /** Whether a batch that has failed is split in two; it is not unless told. */
    public MappingParametersBuilder bisectBatchOnFunctionError(Boolean wanted) {
        bisectBatchOnFunctionError = wanted;
        return this;
    }

    /** How long a tumbling window is, from 0 to 900 seconds; 0 unless told, for none. */
    public MappingParametersBuilder tumblingWindowInSeconds(Integer wanted) {
        tumblingWindowInSeconds = wanted;
        return this;
    }

    /** Has the function report the records that have failed, by their sequence numbers. */
    public MappingParametersBuilder reportBatchItemFailures() {
        return functionResponseTypes(List.of(MappingParameters.REPORT_BATCH_ITEM_FAILURES));
    }

    /** What the function's response tells: nothing, or {@link MappingParameters#REPORT_BATCH_ITEM_FAILURES}. */
    public MappingParametersBuilder functionResponseTypes(List<String> wanted) {
        functionResponseTypes = wanted;
        return this;
    }

    /** The patterns, as JSON, of which a record has to fit one; it is handed on whatever it is like unless told. */
    public MappingParametersBuilder filterPatterns(String... wanted) {
        return filterPatterns(List.of(wanted));
    }

    /** The same; none removes those there were. */
    public MappingParametersBuilder filterPatterns(List<String> wanted) {
        filterPatterns = wanted;
        return this;
    }

    /** The ARN of where batches are reported that are given up; empty removes the one there was. */
    public MappingParametersBuilder onFailureDestination(String wanted) {
        onFailureDestination = wanted;
        return this;
    }

    /** The key that the service would encrypt the filters with. */
    public MappingParametersBuilder kmsKeyArn(String wanted) {
        kmsKeyArn = wanted;
        return this;
    }

    /** The metrics that the service would produce. */
    public MappingParametersBuilder metrics(List<String> wanted) {
        metrics = wanted;
        return this;
    }

    public MappingParameters build() {
        return new MappingParameters(
                enabled,
                batchSize,
                maximumBatchingWindowInSeconds,
                parallelizationFactor,
                maximumRecordAgeInSeconds,
                maximumRetryAttempts,
                bisectBatchOnFunctionError,
                tumblingWindowInSeconds,
                functionResponseTypes,
                filterPatterns,
                onFailureDestination,
                kmsKeyArn,
                metrics);
    }
}
