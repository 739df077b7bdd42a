package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of {@code ExclusiveStartKey} that queries and scans share. */
final class StartKey {
    private static final String INVALID = "The provided starting key is invalid";

    private StartKey() {}

    /**
     * The key as supplied; null for null.
     *
     * @throws DynamoDbException ValidationException if a value is not one
     */
    static Item orThrow(Supplied<Item> supplied) {
        if (supplied == null) {
            return null;
        }
        try {
            return supplied.orThrow();
        } catch (DynamoDbException fault) {
            throw isOfNumberOrDuplicate(fault.getMessage()) ? fault : invalid(fault.getMessage());
        }
    }

    /** The service finds these faults before it knows that they are in a starting key. */
    private static boolean isOfNumberOrDuplicate(String message) {
        return message.contains("duplicates")
                || message.contains("number set")
                || message.contains("numeric value")
                || message.contains("significant digits")
                || message.contains("number with magnitude");
    }

    /** The refusal that gives a reason. */
    static DynamoDbException invalid(String reason) {
        return validation(INVALID + ": " + reason);
    }

    /**
     * Checks that the key identifies an entry of what is read.
     *
     * @param explained whether the service says what does not fit, as it does only in scans of tables
     */
    static void check(ReadTarget target, Item key, boolean explained) {
        if (!fits(target, key)) {
            throw explained ? invalid(KeyRules.keyMismatch().getMessage()) : validation(INVALID);
        }
        try {
            checkValues(target.keySchema(), key);
            checkValues(target.table().keySchema(), key);
        } catch (DynamoDbException fault) {
            throw invalid(fault.getMessage());
        }
    }

    private static boolean fits(ReadTarget target, Item key) {
        KeySchema tableKey = target.table().keySchema();
        return key.attributes().size() == target.keyNames().size()
                && fits(target.keySchema().partitionKey(), key)
                && fits(target.keySchema().sortKey(), key)
                && fits(tableKey.partitionKey(), key)
                && fits(tableKey.sortKey(), key);
    }

    private static boolean fits(List<KeyAttribute> attributes, Item key) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = key.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                return false;
            }
        }
        return true;
    }

    private static void checkValues(KeySchema schema, Item key) {
        Map<String, AttributeValue> part = new LinkedHashMap<>();
        for (KeyAttribute attribute : schema.partitionKey()) {
            part.put(attribute.name(), key.get(attribute.name()));
        }
        for (KeyAttribute attribute : schema.sortKey()) {
            part.put(attribute.name(), key.get(attribute.name()));
        }
        KeyRules.checkKey(schema, new Item(part));
    }
}
