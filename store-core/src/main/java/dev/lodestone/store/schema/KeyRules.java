package dev.lodestone.store.schema;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.List;

/**
 * What the service demands of key attributes, with its messages.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
public final class KeyRules {
    /** The largest value of a partition key attribute, in bytes. */
    public static final int MAXIMUM_PARTITION_KEY = 2048;

    /** The largest value of a sort key attribute, in bytes. */
    public static final int MAXIMUM_SORT_KEY = 1024;

    static final String NOT_VALID = "One or more parameter values are not valid. ";
    static final String EXCEEDED = " has exceeded the maximum size limit of";
    static final String EMPTY_VALUE = "The AttributeValue for a key attribute cannot contain an empty ";

    private KeyRules() {}

    /** Checks that an item about to be stored has the table's key. */
    public static void checkItem(KeySchema schema, Item item) {
        for (KeyAttribute attribute : schema.partitionKey()) {
            checkItemAttribute(attribute, item);
        }
        for (KeyAttribute attribute : schema.sortKey()) {
            checkItemAttribute(attribute, item);
        }
        checkSizes(schema, item);
    }

    private static void checkItemAttribute(KeyAttribute attribute, Item item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw invalidParameters("Missing the key " + attribute.name() + " in the item");
        }
        if (value.type() != attribute.type()) {
            throw invalidParameters("Type mismatch for key " + attribute.name() + " expected: " + attribute.type()
                    + " actual: " + value.type());
        }
        checkNotEmpty(attribute, value);
    }

    /** Checks that a key handed in is exactly the table's key. */
    public static void checkKey(KeySchema schema, Item key) {
        if (key.attributes().size() != schema.size()) {
            throw keyMismatch();
        }
        for (KeyAttribute attribute : schema.partitionKey()) {
            checkKeyAttribute(attribute, key);
        }
        for (KeyAttribute attribute : schema.sortKey()) {
            checkKeyAttribute(attribute, key);
        }
        checkSizes(schema, key);
    }

    private static void checkKeyAttribute(KeyAttribute attribute, Item key) {
        AttributeValue value = key.get(attribute.name());
        if (value == null || value.type() != attribute.type()) {
            throw keyMismatch();
        }
        checkNotEmpty(attribute, value);
    }

    /** Refuses an item or key that has an empty value in a key attribute, whatever else may be wrong with it. */
    public static void refuseEmptyKey(KeySchema schema, Item item) {
        refuseEmpty(schema.partitionKey(), item);
        refuseEmpty(schema.sortKey(), item);
    }

    private static void refuseEmpty(List<KeyAttribute> attributes, Item item) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value != null) {
                checkNotEmpty(attribute, value);
            }
        }
    }

    /** Whether an item has the table's key attributes, with their types. */
    public static boolean hasKey(KeySchema schema, Item item) {
        return hasAll(schema.partitionKey(), item) && hasAll(schema.sortKey(), item);
    }

    private static boolean hasAll(List<KeyAttribute> attributes, Item item) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                return false;
            }
        }
        return true;
    }

    /** The refusal of a key that lacks attributes, has others, or has them with other types. */
    public static DynamoDbException keyMismatch() {
        return validation("The provided key element does not match the schema");
    }

    private static void checkNotEmpty(KeyAttribute attribute, AttributeValue value) {
        if (isEmpty(value)) {
            throw validation(NOT_VALID + EMPTY_VALUE + typeName(value.type()) + " value. Key: " + attribute.name());
        }
    }

    private static void checkSizes(KeySchema schema, Item item) {
        for (KeyAttribute attribute : schema.partitionKey()) {
            checkSize(item.get(attribute.name()), MAXIMUM_PARTITION_KEY);
        }
        for (KeyAttribute attribute : schema.sortKey()) {
            checkSize(item.get(attribute.name()), MAXIMUM_SORT_KEY);
        }
    }

    private static void checkSize(AttributeValue value, int maximumSize) {
        if (value.size() <= maximumSize) {
            return;
        }
        if (maximumSize == MAXIMUM_PARTITION_KEY) {
            throw invalidParameters("Size of hashkey" + EXCEEDED + MAXIMUM_PARTITION_KEY + " bytes");
        }
        throw invalidParameters(
                "Aggregated size of all range keys has exceeded the" + " size limit of " + MAXIMUM_SORT_KEY + " bytes");
    }

    /**
     * Checks that a value of the right type may be that of a key attribute.
     *
     * @param maximumSize the one for partition or for sort keys
     */
    public static void checkValue(KeyAttribute attribute, AttributeValue value, int maximumSize) {
        checkNotEmpty(attribute, value);
        checkSize(value, maximumSize);
    }

    static boolean isEmpty(AttributeValue value) {
        return (value instanceof AttributeValue.S string && string.value().isEmpty())
                || (value instanceof AttributeValue.B binary && binary.value().length() == 0);
    }

    /** What the messages about empty values call a type. */
    static String typeName(AttributeType type) {
        return type == AttributeType.B ? "binary" : "string";
    }
}
