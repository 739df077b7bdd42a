package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.expression.UpdateValue;
import dev.lodestone.store.schema.IndexKeyRules;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.Map;

/** The checks of what an update makes of the key attributes of indexes, as far as they are those that it changes. */
final class UpdatedIndexKeys {
    private UpdatedIndexKeys() {}

    /**
     * Checks what is known of the new values before the stored item is.
     *
     * @throws DynamoDbException ValidationException if an attribute would get a type that it cannot have, or be empty
     */
    static void check(Table table, Update update) {
        for (Index index : table.indexes()) {
            for (UpdateAction action : update.actions()) {
                KeyAttribute attribute = keyAttribute(index, action);
                AttributeType type = attribute == null ? null : knownType(action);
                if (type != null) {
                    IndexKeyRules.checkType(index.definition(), attribute, type);
                }
            }
        }
        refuseEmpty(table, update);
    }

    /** Refuses empty values, whatever else may be wrong with the update. */
    static void refuseEmpty(Table table, Update update) {
        for (Index index : table.indexes()) {
            for (UpdateAction action : update.actions()) {
                if (keyAttribute(index, action) != null
                        && action instanceof UpdateAction.Set set
                        && set.value() instanceof Operand.Literal literal) {
                    refuseEmpty(index, action, literal.value(), update.style());
                }
            }
        }
    }

    private static void refuseEmpty(Index index, UpdateAction action, AttributeValue value, Update.Style style) {
        if (style == Update.Style.EXPRESSION) {
            IndexKeyRules.refuseEmptyUpdate(value);
        } else {
            IndexKeyRules.refuseEmpty(
                    index.definition(), new Item(Map.of(action.path().attribute(), value)));
        }
    }

    /**
     * Checks the new values.
     *
     * @param updated the item as it would be stored
     * @throws DynamoDbException ValidationException if a value may not stand in an index
     */
    static void check(Table table, Update update, Item updated) {
        for (Index index : table.indexes()) {
            for (UpdateAction action : update.actions()) {
                KeyAttribute attribute = keyAttribute(index, action);
                AttributeValue value = attribute == null ? null : updated.get(attribute.name());
                if (value != null) {
                    IndexKeyRules.checkUpdated(index.definition(), attribute, value);
                }
            }
        }
    }

    /** The key attribute of the index that the action changes as a whole, or null. */
    private static KeyAttribute keyAttribute(Index index, UpdateAction action) {
        if (!action.path().isTopLevel()) {
            return null;
        }
        KeySchema schema = index.definition().keySchema();
        String name = action.path().attribute();
        for (KeyAttribute attribute : schema.partitionKey()) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        for (KeyAttribute attribute : schema.sortKey()) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    /** The type that the action gives its attribute, or null where that depends on the stored item, or it is removed. */
    private static AttributeType knownType(UpdateAction action) {
        if (action instanceof UpdateAction.Set set) {
            return knownType(set.value());
        } else if (action instanceof UpdateAction.Add add) {
            return add.value().type();
        }
        return action instanceof UpdateAction.Delete delete ? delete.value().type() : null;
    }

    private static AttributeType knownType(UpdateValue value) {
        if (value instanceof Operand.Literal literal) {
            return literal.value().type();
        } else if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            return knownType(ifNotExists.otherwise());
        } else if (value instanceof UpdateValue.Plus || value instanceof UpdateValue.Minus) {
            return AttributeType.N;
        }
        return value instanceof UpdateValue.ListAppend ? AttributeType.L : null;
    }
}
