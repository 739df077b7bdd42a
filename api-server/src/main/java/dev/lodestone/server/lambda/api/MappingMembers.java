package dev.lodestone.server.lambda.api;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import java.util.List;
import java.util.Map;

/** The members of a request to create or change a mapping; null for those that are not there. Used by one thread. */
final class MappingMembers {
    private String eventSourceArn;
    private String functionName;
    private String startingPosition;
    private Map<String, String> tags = Map.of();
    private final MappingParametersBuilder parameters = MappingParameters.builder();

    private MappingMembers() {}

    /**
     * Reads the body of a request.
     *
     * @throws dev.lodestone.store.error.DynamoDbException SerializationException if it cannot be read
     * @throws dev.lodestone.streams.error.LambdaException if it asks for what other event sources have
     */
    static MappingMembers read(byte[] body) {
        MappingMembers members = new MappingMembers();
        RequestReader.read(body, members::take);
        return members;
    }

    private void take(String name, RequestReader in) {
        switch (name) {
            case "EventSourceArn" -> eventSourceArn = in.string();
            case "FunctionName" -> functionName = in.string();
            case "StartingPosition" -> startingPosition = in.string();
            case "Tags" -> tags = orNothing(in.stringMap());
            case "Enabled" -> parameters.enabled(in.bool());
            case "BatchSize" -> parameters.batchSize(in.integer());
            case "MaximumBatchingWindowInSeconds" -> parameters.maximumBatchingWindowInSeconds(in.integer());
            case "ParallelizationFactor" -> parameters.parallelizationFactor(in.integer());
            case "MaximumRecordAgeInSeconds" -> parameters.maximumRecordAgeInSeconds(in.integer());
            case "MaximumRetryAttempts" -> parameters.maximumRetryAttempts(in.integer());
            case "BisectBatchOnFunctionError" -> parameters.bisectBatchOnFunctionError(in.bool());
            case "TumblingWindowInSeconds" -> parameters.tumblingWindowInSeconds(in.integer());
            case "FunctionResponseTypes" -> parameters.functionResponseTypes(in.stringList());
            case "FilterCriteria" -> parameters.filterPatterns(filterPatterns(in));
            case "DestinationConfig" -> parameters.onFailureDestination(onFailure(in));
            case "KMSKeyArn" -> parameters.kmsKeyArn(in.string());
            case "MetricsConfig" -> parameters.metrics(metrics(in));
            case "Topics",
                    "Queues",
                    "SourceAccessConfigurations",
                    "SelfManagedEventSource",
                    "AmazonManagedKafkaEventSourceConfig",
                    "SelfManagedKafkaEventSourceConfig",
                    "DocumentDBEventSourceConfig",
                    "ProvisionedPollerConfig",
                    "ScalingConfig" -> throw unsupported(name);
            default -> in.skip();
        }
    }

    private static RuntimeException unsupported(String parameter) {
        return invalidParameter("Unsupported " + parameter + " parameter for given event source mapping type.");
    }

    private static Map<String, String> orNothing(Map<String, String> tags) {
        return tags == null ? Map.of() : tags;
    }

    /** The patterns within {@code {"Filters": [{"Pattern": "…"}]}}; none if that is empty. */
    private static List<String> filterPatterns(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        List<String> patterns = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("Filters")) {
                List<String> found = in.list(MappingMembers::pattern);
                patterns = found == null ? patterns : found;
            } else {
                in.skip();
            }
        }
        return patterns;
    }

    private static String pattern(RequestReader in) {
        String pattern = in.startStructure("Filter") ? member("Pattern", in) : null;
        return pattern == null ? "" : pattern;
    }

    /** The one member of a structure that counts; the structure has been entered. */
    private static String member(String wanted, RequestReader in) {
        String value = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(wanted)) {
                value = in.string();
            } else {
                in.skip();
            }
        }
        return value;
    }

    /** The destination within {@code {"OnFailure": {"Destination": "…"}}}; an empty text if that is empty. */
    private static String onFailure(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String destination = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("OnSuccess")) {
                if (in.startStructure() && member("Destination", in) != null) {
                    throw unsupported("DestinationConfig");
                }
            } else if (name.equals("OnFailure") && in.startStructure()) {
                destination = member("Destination", in);
            } else if (!name.equals("OnFailure")) {
                in.skip();
            }
        }
        return destination == null ? "" : destination;
    }

    private static List<String> metrics(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        List<String> metrics = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("Metrics")) {
                List<String> found = in.stringList();
                metrics = found == null ? metrics : found;
            } else {
                in.skip();
            }
        }
        return metrics;
    }

    String eventSourceArn() {
        return eventSourceArn;
    }

    String functionName() {
        return functionName;
    }

    String startingPosition() {
        return startingPosition;
    }

    Map<String, String> tags() {
        return tags;
    }

    MappingParameters parameters() {
        return parameters.build();
    }
}
