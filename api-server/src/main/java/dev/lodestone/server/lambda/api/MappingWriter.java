package dev.lodestone.server.lambda.api;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingSettings;
import java.util.List;

/**
 * Writes mappings.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html">EventSourceMappingConfiguration</a>
 */
final class MappingWriter {
    private MappingWriter() {}

    /** Writes the members of a mapping, whose object has been begun. */
    static void members(EventSourceMapping mapping, ResponseWriter out) {
        MappingSettings settings = mapping.settings();
        out.string("UUID", mapping.uuid());
        out.string("StartingPosition", mapping.startingPosition().name());
        out.number("BatchSize", settings.batchSize());
        out.number("MaximumBatchingWindowInSeconds", settings.batchingWindowSeconds());
        out.number("ParallelizationFactor", settings.parallelizationFactor());
        out.string("EventSourceArn", mapping.eventSourceArn());
        writeFilters(settings.filterPatterns(), out);
        if (settings.kmsKeyArn() != null && !settings.kmsKeyArn().isEmpty()) {
            out.string("KMSKeyArn", settings.kmsKeyArn());
        }
        if (!settings.metrics().isEmpty()) {
            out.startObject("MetricsConfig");
            out.strings("Metrics", settings.metrics());
            out.endObject();
        }
        out.string("FunctionArn", mapping.functionArn());
        out.timestamp("LastModified", mapping.lastModifiedMillis());
        out.string("LastProcessingResult", mapping.lastProcessingResult());
        out.string("State", mapping.state().toString());
        out.string("StateTransitionReason", mapping.stateTransitionReason());
        out.startObject("DestinationConfig");
        out.startObject("OnFailure");
        out.string("Destination", settings.onFailureDestination());
        out.endObject();
        out.endObject();
        out.number("MaximumRecordAgeInSeconds", settings.maximumRecordAgeSeconds());
        out.bool("BisectBatchOnFunctionError", settings.bisectBatchOnFunctionError());
        out.number("MaximumRetryAttempts", settings.maximumRetryAttempts());
        out.number("TumblingWindowInSeconds", settings.tumblingWindowSeconds());
        out.strings("FunctionResponseTypes", settings.functionResponseTypes());
        out.string("EventSourceMappingArn", mapping.arn());
    }

    private static void writeFilters(List<String> patterns, ResponseWriter out) {
        if (patterns.isEmpty()) {
            return;
        }
        out.startObject("FilterCriteria");
        out.startList("Filters");
        for (String pattern : patterns) {
            out.startObject();
            out.string("Pattern", pattern);
            out.endObject();
        }
        out.endList();
        out.endObject();
    }
}
