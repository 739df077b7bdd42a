package dev.lodestone.partiql.planning;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one item that a condition names by equalities with all key attributes, and what else it demands.
 *
 * @param key as the condition has it, which need not suit the table
 * @param rest null where nothing else is demanded
 */
public record KeyedItem(Item key, Condition rest) {
    /**
     * The item that the condition of a write names.
     *
     * @param where null where there is none
     * @throws DynamoDbException ValidationException if it names none
     */
    static KeyedItem of(KeySchema schema, Condition where) {
        KeyedItem named = find(schema, where);
        if (named == null) {
            throw validation("Where clause does not contain a mandatory equality on all key attributes");
        }
        return named;
    }

    /** The item that the condition names, or null. */
    static KeyedItem find(KeySchema schema, Condition where) {
        List<Condition> conjuncts = Conjuncts.of(where);
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        List<KeyAttribute> attributes = new ArrayList<>(schema.partitionKey());
        attributes.addAll(schema.sortKey());
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = take(conjuncts, attribute.name());
            if (value == null) {
                return null;
            }
            key.put(attribute.name(), value);
        }
        return new KeyedItem(new Item(key), Conjuncts.join(conjuncts));
    }

    private static AttributeValue take(List<Condition> conjuncts, String attribute) {
        for (int at = 0; at < conjuncts.size(); at++) {
            AttributeValue value = Conjuncts.equal(conjuncts.get(at), attribute);
            if (value != null) {
                conjuncts.remove(at);
                return value;
            }
        }
        return null;
    }
}
