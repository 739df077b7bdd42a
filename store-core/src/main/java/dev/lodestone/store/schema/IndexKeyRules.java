package dev.lodestone.store.schema;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.List;

/**
 * What the service demands of the key attributes of secondary indexes, with its messages. Unlike the table's, they may be
 * missing: such an item is not in the index.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/SecondaryIndexes.html">Secondary
 *     indexes</a>
 */
public final class IndexKeyRules {
    private IndexKeyRules() {}

    /** Checks that what an item has of an index's key attributes may stand in the index. */
    public static void checkItem(IndexDefinition index, Item item) {
        checkItem(index, index.keySchema().partitionKey(), item);
        checkItem(index, index.keySchema().sortKey(), item);
    }

    private static void checkItem(IndexDefinition index, List<KeyAttribute> attributes, Item item) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value != null) {
                checkType(index, attribute, value.type());
                refuseEmpty(index, attribute, value);
                checkSize(index, attribute, value);
            }
        }
    }

    /**
     * Refuses a type that the index's attribute cannot have.
     *
     * @throws DynamoDbException ValidationException, which names the index
     */
    public static void checkType(IndexDefinition index, KeyAttribute attribute, AttributeType type) {
        if (type != attribute.type()) {
            throw invalidParameters("Type mismatch for Index Key "
                    + attribute.name() + " Expected: " + attribute.type() + " Actual: " + type + " IndexName: "
                    + index.name());
        }
    }

    /** Refuses an item that has an empty value in a key attribute of an index, whatever else may be wrong with it. */
    public static void refuseEmpty(IndexDefinition index, Item item) {
        refuseEmpty(index, index.keySchema().partitionKey(), item);
        refuseEmpty(index, index.keySchema().sortKey(), item);
    }

    private static void refuseEmpty(IndexDefinition index, List<KeyAttribute> attributes, Item item) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value != null) {
                refuseEmpty(index, attribute, value);
            }
        }
    }

    private static void refuseEmpty(IndexDefinition index, KeyAttribute attribute, AttributeValue value) {
        if (KeyRules.isEmpty(value)) {
            throw validation(KeyRules.NOT_VALID + "A value specified for a secondary index key is not supported. "
                    + emptyValue(value) + " IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
    }

    /** Refuses an empty value that an update expression gives to a key attribute of an index. */
    public static void refuseEmptyUpdate(AttributeValue value) {
        if (KeyRules.isEmpty(value)) {
            throw validation(KeyRules.NOT_VALID
                    + "The update expression attempted to update a secondary index key to a value that"
                    + " is not supported. " + emptyValue(value));
        }
    }

    private static String emptyValue(AttributeValue value) {
        return KeyRules.EMPTY_VALUE + KeyRules.typeName(value.type()) + " value.";
    }

    /** Checks the value that an update has worked out for a key attribute of an index from the stored item. */
    public static void checkUpdated(IndexDefinition index, KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw validation("The update expression attempted to update the secondary index key to unsupported type");
        }
        refuseEmptyUpdate(value);
        checkSize(index, attribute, value);
    }

    private static void checkSize(IndexDefinition index, KeyAttribute attribute, AttributeValue value) {
        boolean isPartitionKey = index.keySchema().partitionKey().contains(attribute);
        int maximumSize = isPartitionKey ? KeyRules.MAXIMUM_PARTITION_KEY : KeyRules.MAXIMUM_SORT_KEY;
        if (value.size() > maximumSize) {
            throw invalidParameters("Size of " + (isPartitionKey ? "hashkey" : "rangekey") + KeyRules.EXCEEDED + " "
                    + maximumSize + " bytes. IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
    }
}
