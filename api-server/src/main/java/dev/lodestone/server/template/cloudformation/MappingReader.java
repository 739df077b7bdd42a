package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.MappingSettings;
import dev.lodestone.server.template.model.StreamLabel;
import dev.lodestone.server.template.syntax.JsonText;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an event source mapping.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html">AWS::Lambda::EventSourceMapping</a>
 */
final class MappingReader {
    private static final String SOURCE = "EventSourceArn";

    private final Stack stack;
    private final Resource resource;
    private final Properties properties;

    MappingReader(Stack stack, Resource resource) {
        this.stack = stack;
        this.resource = resource;
        properties = stack.properties(resource);
    }

    /** The mapping, or null if its source is not a table's stream. */
    MappingDeclaration read() {
        if (isAnotherSource()) {
            return null;
        }
        String source = properties.text(SOURCE);
        if (source == null || !source.startsWith("arn:aws:dynamodb:")) {
            return null;
        }
        FunctionName function = FunctionName.parse(properties.requiredText("FunctionName"));
        return new MappingDeclaration(
                stack.template(),
                resource.logicalId(),
                resource.location(),
                function.name(),
                function.qualifier(),
                tableName(source),
                settings());
    }

    /** Whether the source is a resource of the template that is no table, of which little may be known. */
    private boolean isAnotherSource() {
        if (!(stack.expressions().surface(properties.written(SOURCE)) instanceof Mapping mapping)
                || mapping.function() == null) {
            return false;
        }
        Node argument = mapping.value(mapping.function());
        Node first =
                argument instanceof Sequence sequence && !sequence.elements().isEmpty()
                        ? sequence.elements().get(0)
                        : argument;
        if (!(first instanceof Scalar name)
                || !(mapping.function().equals("Ref") || mapping.function().equals("Fn::GetAtt"))) {
            return false;
        }
        int dot = name.text().indexOf('.');
        Resource source =
                stack.resources().find(dot < 0 ? name.text() : name.text().substring(0, dot));
        return source != null && !ResourceType.isTable(source.type());
    }

    /** The table in the ARN of a stream; which of its streams is meant does not count, there being only one at a time. */
    private String tableName(String source) {
        int table = source.indexOf(":table/");
        int stream = source.indexOf("/stream/", table);
        if (table < 0 || stream < 0) {
            throw new TemplateException(
                    properties.location(SOURCE),
                    "'" + StreamLabel.shown(source) + "' is not the ARN of a table's stream");
        }
        return source.substring(table + ":table/".length(), stream);
    }

    private MappingSettings settings() {
        List<String> responseTypes = properties.texts("FunctionResponseTypes");
        return new MappingSettings(
                properties.flag("Enabled"),
                properties.smallInteger("BatchSize"),
                properties.smallInteger("MaximumBatchingWindowInSeconds"),
                startingPosition(),
                properties.smallInteger("ParallelizationFactor"),
                properties.smallInteger("MaximumRecordAgeInSeconds"),
                properties.smallInteger("MaximumRetryAttempts"),
                properties.flag("BisectBatchOnFunctionError"),
                properties.smallInteger("TumblingWindowInSeconds"),
                responseTypes == null ? List.of() : responseTypes,
                patterns(),
                destination());
    }

    private String startingPosition() {
        String position = properties.requiredText("StartingPosition");
        if (!position.equals("TRIM_HORIZON") && !position.equals("LATEST")) {
            throw new TemplateException(
                    properties.location("StartingPosition"),
                    "the StartingPosition in a table's stream is TRIM_HORIZON or LATEST, not '" + position + "'");
        }
        return position;
    }

    /** The patterns of the filters, each as JSON; one that is written as a mapping is turned into it. */
    private List<String> patterns() {
        Properties criteria = properties.object("FilterCriteria");
        List<Properties> filters = criteria == null ? null : criteria.objects("Filters");
        List<String> patterns = new ArrayList<>();
        if (filters != null) {
            for (Properties filter : filters) {
                Node pattern = filter.node("Pattern");
                if (pattern == null) {
                    throw filter.missing("Pattern");
                }
                patterns.add(pattern instanceof Scalar text ? text.text() : JsonText.of(pattern));
            }
        }
        return patterns;
    }

    private String destination() {
        Properties config = properties.object("DestinationConfig");
        Properties onFailure = config == null ? null : config.object("OnFailure");
        return onFailure == null ? null : onFailure.text("Destination");
    }
}
