package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The checks of a key schema whose declared constraints hold, in the service's order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html">Multi-attribute
 *     keys</a>
 */
final class DeclaredKey {
    /** The most attributes in each part of the key of a global secondary index. */
    private static final int MOST_OF_GLOBAL_INDEX = 4;

    private DeclaredKey() {}

    static List<String> names(List<KeySchemaElement> schema) {
        List<String> names = new ArrayList<>();
        schema.forEach(element -> names.add(element.attributeName()));
        return names;
    }

    /** The key of a table. */
    static KeySchema ofTable(List<KeySchemaElement> schema, DeclaredAttributes attributes) {
        if (schema.size() > attributes.size()) {
            throw validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        return ofLocalIndex(schema, attributes);
    }

    /** The key of a local secondary index. */
    static KeySchema ofLocalIndex(List<KeySchemaElement> schema, DeclaredAttributes attributes) {
        attributes.checkDefined(names(schema));
        checkDifferent(names(schema));
        checkBeginsWithHash(schema);
        if (schema.size() == 2 && schema.get(1).isHash()) {
            throw validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        return new KeySchema(part(schema, true, attributes), part(schema, false, attributes));
    }

    /** The key of a global secondary index, which may have several attributes in each part. */
    static KeySchema ofGlobalIndex(List<KeySchemaElement> schema, DeclaredAttributes attributes) {
        List<String> names = names(schema);
        attributes.checkDefined(names);
        checkDifferent(names);
        checkBeginsWithHash(schema);
        checkHashBeforeRange(schema);
        KeySchema key = new KeySchema(part(schema, true, attributes), part(schema, false, attributes));
        checkCount(key.partitionKey(), "HASH");
        checkCount(key.sortKey(), "RANGE");
        return key;
    }

    private static void checkDifferent(List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw validation(
                    names.size() == 2
                            ? "Both the Hash Key and the Range Key element in the KeySchema have the same name"
                            : "The KeySchema contains multiple key attributes with the same name");
        }
    }

    private static void checkBeginsWithHash(List<KeySchemaElement> schema) {
        if (!schema.get(0).isHash()) {
            throw validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
    }

    private static void checkHashBeforeRange(List<KeySchemaElement> schema) {
        for (int i = 1; i < schema.size(); i++) {
            if (schema.get(i).isHash() && !schema.get(i - 1).isHash()) {
                throw invalidParameters(
                        "All HASH key attributes must precede RANGE" + " key attributes in the KeySchema");
            }
        }
    }

    private static void checkCount(List<KeyAttribute> part, String keyType) {
        if (part.size() > MOST_OF_GLOBAL_INDEX) {
            throw invalidParameters(
                    "The KeySchema exceeds the maximum allowed" + " number of " + keyType + " key attributes");
        }
    }

    private static List<KeyAttribute> part(List<KeySchemaElement> schema, boolean hash, DeclaredAttributes attributes) {
        List<KeyAttribute> part = new ArrayList<>();
        for (KeySchemaElement element : schema) {
            if (element.isHash() == hash) {
                part.add(attributes.find(element.attributeName()));
            }
        }
        return part;
    }
}
