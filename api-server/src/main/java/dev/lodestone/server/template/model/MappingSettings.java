package dev.lodestone.server.template.model;

import java.util.List;

/**
 * The settings of an event source mapping, as CreateEventSourceMapping takes them; those that are not given are null or
 * empty. Immutable.
 *
 * @param filterPatterns the patterns of its filter criteria, as JSON
 * @param onFailureDestination the ARN of where failed batches go
 */
public record MappingSettings(
        Boolean enabled,
        Integer batchSize,
        Integer maximumBatchingWindowInSeconds,
        String startingPosition,
        Integer parallelizationFactor,
        Integer maximumRecordAgeInSeconds,
        Integer maximumRetryAttempts,
        Boolean bisectBatchOnFunctionError,
        Integer tumblingWindowInSeconds,
        List<String> functionResponseTypes,
        List<String> filterPatterns,
        String onFailureDestination) {
    public MappingSettings {
        functionResponseTypes = List.copyOf(functionResponseTypes);
        filterPatterns = List.copyOf(filterPatterns);
    }
}
