package dev.lodestone.server.template.sam;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table with a key of one attribute and no indexes or stream.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html">AWS::Serverless::SimpleTable</a>
 */
final class SimpleTable {
    private static final Map<String, String> TYPES = Map.of("String", "S", "Number", "N", "Binary", "B");

    private SimpleTable() {}

    /** What the properties of the table are in CloudFormation. */
    static Mapping properties(String logicalId, Mapping simple) {
        Location location = simple.location();
        Node key = simple.value("PrimaryKey");
        if (key != null && !(key instanceof Mapping)) {
            throw key.mustBe("the PrimaryKey of " + logicalId, "a mapping");
        }
        Mapping primaryKey = key == null ? new Mapping(location, Map.of()) : (Mapping) key;
        Node name = primaryKey.value("Name") == null ? Scalar.text(location, "id") : primaryKey.value("Name");
        Map<String, Mapping.Member> table = new LinkedHashMap<>();
        put(
                table,
                primaryKey,
                "AttributeDefinitions",
                definition("AttributeName", name, "AttributeType", type(primaryKey)));
        put(
                table,
                primaryKey,
                "KeySchema",
                definition("AttributeName", name, "KeyType", Scalar.text(location, "HASH")));
        if (simple.value("ProvisionedThroughput") == null) {
            put(table, simple, "BillingMode", Scalar.text(location, "PAY_PER_REQUEST"));
        }
        for (String kept : List.of("TableName", "ProvisionedThroughput", "SSESpecification")) {
            if (simple.members().containsKey(kept)) {
                table.put(kept, simple.members().get(kept));
            }
        }
        if (simple.value("Tags") instanceof Mapping tags && tags.function() == null) {
            table.put("Tags", new Mapping.Member(simple.location("Tags"), tags(tags)));
        }
        return new Mapping(location, table);
    }

    private static Scalar type(Mapping primaryKey) {
        Node type = primaryKey.value("Type");
        if (type == null) {
            return Scalar.text(primaryKey.location(), "S");
        }
        String letter = type instanceof Scalar scalar ? TYPES.get(scalar.text()) : null;
        if (letter == null) {
            throw type.wrong("the Type of a PrimaryKey is one of " + new TreeMap<>(TYPES).keySet());
        }
        return Scalar.text(type.location(), letter);
    }

    private static void put(Map<String, Mapping.Member> table, Mapping origin, String name, Node value) {
        table.put(name, new Mapping.Member(origin.location(), value));
    }

    /** A list of one mapping with two members. */
    private static Sequence definition(String first, Node firstValue, String second, Scalar secondValue) {
        Mapping mapping =
                Mapping.of(firstValue.location(), first, firstValue).with(second, secondValue.location(), secondValue);
        return new Sequence(mapping.location(), List.of(mapping));
    }

    /** SAM's tags are a mapping, CloudFormation's a list. */
    private static Sequence tags(Mapping tags) {
        List<Node> list = new ArrayList<>();
        tags.members()
                .forEach((key, member) ->
                        list.add(Mapping.of(member.location(), "Key", Scalar.text(member.location(), key))
                                .with("Value", member.location(), member.value())));
        return new Sequence(tags.location(), list);
    }
}
