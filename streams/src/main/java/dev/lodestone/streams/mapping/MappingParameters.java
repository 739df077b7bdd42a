package dev.lodestone.streams.mapping;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import java.util.List;

/**
 * The settings of a mapping as a request gives them; null stands for what was not given.
 *
 * @param functionResponseTypes empty, or {@link #REPORT_BATCH_ITEM_FAILURES}
 * @param filterPatterns the patterns of FilterCriteria; empty removes those there were
 * @param onFailureDestination the destination within DestinationConfig; empty removes the one there was
 */
public record MappingParameters(
        Boolean enabled,
        Integer batchSize,
        Integer maximumBatchingWindowInSeconds,
        Integer parallelizationFactor,
        Integer maximumRecordAgeInSeconds,
        Integer maximumRetryAttempts,
        Boolean bisectBatchOnFunctionError,
        Integer tumblingWindowInSeconds,
        List<String> functionResponseTypes,
        List<String> filterPatterns,
        String onFailureDestination,
        String kmsKeyArn,
        List<String> metrics) {
    /** The only response type. */
    public static final String REPORT_BATCH_ITEM_FAILURES = "ReportBatchItemFailures";

    /** Nothing given. */
    public static final MappingParameters NONE = builder().build();

    private static final int LONGEST_PATTERN = 4096;
    private static final int LONGEST_DESTINATION = 350;
    private static final int LEAST_RECORD_AGE_SECONDS = 60;
    private static final int MOST_RECORD_AGE_SECONDS = 604_800;

    /** Parameters of which nothing is given yet. */
    public static MappingParametersBuilder builder() {
        return new MappingParametersBuilder();
    }

    /** Parameters that make any mapping work like this, so that nothing of what was given before stays. */
    public static MappingParameters of(MappingSettings wanted) {
        return builder()
                .enabled(wanted.enabled())
                .batchSize(wanted.batchSize())
                .maximumBatchingWindowInSeconds(wanted.batchingWindowSeconds())
                .parallelizationFactor(wanted.parallelizationFactor())
                .maximumRecordAgeInSeconds(wanted.maximumRecordAgeSeconds())
                .maximumRetryAttempts(wanted.maximumRetryAttempts())
                .bisectBatchOnFunctionError(wanted.bisectBatchOnFunctionError())
                .tumblingWindowInSeconds(wanted.tumblingWindowSeconds())
                .functionResponseTypes(wanted.functionResponseTypes())
                .filterPatterns(wanted.filterPatterns())
                .onFailureDestination(wanted.onFailureDestination() == null ? "" : wanted.onFailureDestination())
                .build();
    }

    /** Adds the constraints that the API model declares. */
    Constraints constrain(Constraints constraints) {
        constraints
                .range("batchSize", batchSize, 1, 10_000)
                .range("maximumBatchingWindowInSeconds", maximumBatchingWindowInSeconds, 0, 300)
                .range("parallelizationFactor", parallelizationFactor, 1, 10)
                .range(
                        "maximumRecordAgeInSeconds",
                        maximumRecordAgeInSeconds,
                        MappingSettings.UNLIMITED,
                        MOST_RECORD_AGE_SECONDS)
                .range("maximumRetryAttempts", maximumRetryAttempts, MappingSettings.UNLIMITED, 10_000)
                .range("tumblingWindowInSeconds", tumblingWindowInSeconds, 0, 900)
                .size("functionResponseTypes", functionResponseTypes, 0, 1)
                .length("destinationConfig.onFailure.destination", onFailureDestination, 0, LONGEST_DESTINATION);
        for (int i = 0; functionResponseTypes != null && i < functionResponseTypes.size(); i++) {
            constraints.oneOf(
                    "functionResponseTypes." + (i + 1) + ".member",
                    functionResponseTypes.get(i),
                    AllowedValues.FUNCTION_RESPONSE_TYPE);
        }
        for (int i = 0; filterPatterns != null && i < filterPatterns.size(); i++) {
            constraints.length(
                    "filterCriteria.filters." + (i + 1) + ".member.pattern", filterPatterns.get(i), 0, LONGEST_PATTERN);
        }
        return constraints;
    }

    /** Checks what the model does not declare. */
    void checkMeaning() {
        if (maximumRecordAgeInSeconds != null
                && maximumRecordAgeInSeconds != MappingSettings.UNLIMITED
                && maximumRecordAgeInSeconds < LEAST_RECORD_AGE_SECONDS) {
            throw invalidParameter("MaximumRecordAgeInSeconds must be -1, or from " + LEAST_RECORD_AGE_SECONDS + " to "
                    + MOST_RECORD_AGE_SECONDS);
        }
    }

    /** The settings with what was given in the place of what there was. */
    MappingSettings over(MappingSettings base) {
        return new MappingSettings(
                or(enabled, base.enabled()),
                or(batchSize, base.batchSize()),
                or(maximumBatchingWindowInSeconds, base.batchingWindowSeconds()),
                or(parallelizationFactor, base.parallelizationFactor()),
                or(maximumRecordAgeInSeconds, base.maximumRecordAgeSeconds()),
                or(maximumRetryAttempts, base.maximumRetryAttempts()),
                or(bisectBatchOnFunctionError, base.bisectBatchOnFunctionError()),
                or(tumblingWindowInSeconds, base.tumblingWindowSeconds()),
                functionResponseTypes == null
                        ? base.reportsBatchItemFailures()
                        : functionResponseTypes.contains(REPORT_BATCH_ITEM_FAILURES),
                or(filterPatterns, base.filterPatterns()),
                onFailureDestination == null ? base.onFailureDestination() : emptyToNull(onFailureDestination),
                or(kmsKeyArn, base.kmsKeyArn()),
                or(metrics, base.metrics()));
    }

    private static <T> T or(T given, T base) {
        return given == null ? base : given;
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
