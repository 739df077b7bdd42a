package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.ProjectionParameters;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.Tag;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What tables and global tables have in common. */
final class TableParts {
    private final Stack stack;
    private final Resource resource;
    private final Properties properties;

    TableParts(Stack stack, Resource resource) {
        this.stack = stack;
        this.resource = resource;
        properties = stack.properties(resource);
    }

    Properties properties() {
        return properties;
    }

    /** The whole declaration, of the parts that tables and global tables write differently. */
    TableDeclaration declaration(List<IndexParameters> globalIndexes, TableSettings settings, List<Tag> tags) {
        String name = stack.resources().name(resource, ResourceType.find(ResourceType.TABLE), resource.location());
        CreateTable.Request request = new CreateTable.Request(
                name,
                list(properties, "AttributeDefinitions", TableParts::attributeDefinition),
                keySchema(properties),
                list(properties, "LocalSecondaryIndexes", this::localIndex),
                globalIndexes,
                settings,
                tags);
        Map<String, Location> lines = new HashMap<>();
        properties.names().forEach(property -> lines.put(property, properties.location(property)));
        return new TableDeclaration(resource.logicalId(), resource.location(), request, timeToLive(), lines);
    }

    private static AttributeDefinition attributeDefinition(Properties definition) {
        return new AttributeDefinition(definition.text("AttributeName"), definition.text("AttributeType"));
    }

    static List<KeySchemaElement> keySchema(Properties owner) {
        return list(
                owner,
                "KeySchema",
                element -> new KeySchemaElement(element.text("AttributeName"), element.text("KeyType")));
    }

    private IndexParameters localIndex(Properties index) {
        return index(index, null, null);
    }

    static IndexParameters index(Properties index, ThroughputParameters throughput, OnDemandThroughput onDemand) {
        Properties projection = index.object("Projection");
        return new IndexParameters(
                index.text("IndexName"),
                keySchema(index),
                projection == null
                        ? null
                        : new ProjectionParameters(
                                projection.text("ProjectionType"), projection.texts("NonKeyAttributes")),
                throughput,
                onDemand,
                warmThroughput(index));
    }

    static WarmThroughput warmThroughput(Properties owner) {
        Properties warm = owner.object("WarmThroughput");
        return warm == null
                ? null
                : new WarmThroughput(warm.integer("ReadUnitsPerSecond"), warm.integer("WriteUnitsPerSecond"));
    }

    StreamSpecification stream() {
        Properties stream = properties.object("StreamSpecification");
        return stream == null ? null : new StreamSpecification(true, stream.requiredText("StreamViewType"));
    }

    private String timeToLive() {
        Properties specification = properties.object("TimeToLiveSpecification");
        if (specification == null || Boolean.FALSE.equals(specification.flag("Enabled"))) {
            return null;
        }
        return specification.requiredText("AttributeName");
    }

    static List<Tag> tags(Properties owner) {
        return list(owner, "Tags", tag -> new Tag(tag.requiredText("Key"), tag.requiredText("Value")));
    }

    /** The elements of a list; null if there is none. */
    static <E> List<E> list(Properties owner, String name, Function<Properties, E> read) {
        List<Properties> elements = owner.objects(name);
        if (elements == null) {
            return null;
        }
        List<E> list = new ArrayList<>();
        for (Properties element : elements) {
            list.add(read.apply(element));
        }
        // The service takes no empty lists of indexes or tags, and CloudFormation does not pass them on.
        return list.isEmpty() ? null : list;
    }
}
