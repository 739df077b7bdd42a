package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream among the events of a function.
 *
 * @see <a href="https://www.serverless.com/framework/docs/providers/aws/events/streams">DynamoDB / Kinesis Streams</a>
 */
final class ServerlessStream {
    private static final String USUAL_BATCH_SIZE = "10";
    private static final String USUAL_POSITION = "TRIM_HORIZON";

    /** What is called otherwise in CloudFormation, but has the same values. */
    private static final Map<String, String> RENAMED = Map.of(
            "batchSize", "BatchSize",
            "startingPosition", "StartingPosition",
            "enabled", "Enabled",
            "batchWindow", "MaximumBatchingWindowInSeconds",
            "maximumRetryAttempts", "MaximumRetryAttempts",
            "bisectBatchOnFunctionError", "BisectBatchOnFunctionError",
            "maximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds",
            "parallelizationFactor", "ParallelizationFactor",
            "tumblingWindowInSeconds", "TumblingWindowInSeconds");

    private final Location location;
    private final Node written;
    private final Variables variables;

    /** The stream of an event. */
    ServerlessStream(Mapping event, Variables variables) {
        location = event.location("stream");
        written = variables.surface(event.value("stream"));
        this.variables = variables;
    }

    /** The properties of the event source mapping; null if the stream is not a table's. */
    Mapping properties(String functionId) {
        boolean isArn =
                written instanceof Scalar || (written instanceof Mapping function && function.function() != null);
        if (!isArn && !(written instanceof Mapping)) {
            throw written.wrong("a stream is an ARN or a mapping, not " + written.kind());
        }
        Map<String, Mapping.Member> properties = new LinkedHashMap<>();
        properties.put("BatchSize", new Mapping.Member(location, Scalar.text(location, USUAL_BATCH_SIZE)));
        properties.put("StartingPosition", new Mapping.Member(location, Scalar.text(location, USUAL_POSITION)));
        properties.put(
                "FunctionName",
                new Mapping.Member(location, Mapping.of(location, "Ref", Scalar.text(location, functionId))));
        if (isArn) {
            properties.put("EventSourceArn", new Mapping.Member(location, written));
        } else {
            Mapping settings = (Mapping) written;
            if (isKinesis(settings)) {
                return null;
            }
            if (settings.value("arn") == null) {
                throw new TemplateException(location, "the stream has no arn");
            }
            settings.members().forEach((name, member) -> add(properties, name, member));
        }
        return new Mapping(location, properties);
    }

    private boolean isKinesis(Mapping settings) {
        return variables.surface(settings.value("type")) instanceof Scalar type
                && type.text().equals("kinesis");
    }

    private void add(Map<String, Mapping.Member> properties, String name, Mapping.Member member) {
        String renamed = RENAMED.get(name);
        Location at = member.location();
        if (renamed != null) {
            properties.put(renamed, member);
            return;
        }
        switch (name) {
            case "arn" -> properties.put("EventSourceArn", member);
            case "functionResponseType" ->
                properties.put(
                        "FunctionResponseTypes", new Mapping.Member(at, new Sequence(at, List.of(member.value()))));
            case "filterPatterns" -> properties.put("FilterCriteria", new Mapping.Member(at, filters(at, member)));
            case "destinations" -> properties.put("DestinationConfig", new Mapping.Member(at, destination(at, member)));
            case "type", "startingPositionTimestamp", "consumer" -> {
                // These choose between kinds of streams, or belong to the other kind.
            }
            default -> throw new TemplateException(at, "a stream has no setting '" + name + "'");
        }
    }

    private Mapping filters(Location at, Mapping.Member member) {
        if (!(variables.surface(member.value()) instanceof Sequence patterns)) {
            throw member.value().wrong("filterPatterns must be a list");
        }
        List<Node> filters = new ArrayList<>();
        for (Node pattern : patterns.elements()) {
            filters.add(Mapping.of(pattern.location(), "Pattern", pattern));
        }
        return Mapping.of(at, "Filters", new Sequence(at, filters));
    }

    private Mapping destination(Location at, Mapping.Member member) {
        if (!(variables.surface(member.value()) instanceof Mapping destinations)
                || destinations.value("onFailure") == null) {
            throw member.value().wrong("destinations must be a mapping with onFailure");
        }
        Node onFailure = variables.surface(destinations.value("onFailure"));
        Node arn =
                onFailure instanceof Mapping mapping && mapping.value("arn") != null ? mapping.value("arn") : onFailure;
        return Mapping.of(at, "OnFailure", Mapping.of(at, "Destination", arn));
    }
}
