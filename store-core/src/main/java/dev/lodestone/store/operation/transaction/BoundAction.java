package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemSize;
import dev.lodestone.store.write.ItemCheck;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemUpdate;
import dev.lodestone.store.write.ItemWrite;

/**
 * An action that has been checked as far as it can be without its table.
 *
 * @param item what is put; of other kinds the key
 * @param update null where there is none
 * @param condition null where there is none
 */
record BoundAction(TransactAction action, Item item, Update update, Condition condition) {
    /**
     * Checks an action and binds its expressions. Unlike other operations, transactions take names and values that there is
     * no expression for.
     *
     * @throws DynamoDbException ValidationException if it is not valid
     */
    static BoundAction of(TransactAction action, ExpressionParser parser) {
        TableNames.check(action.tableName());
        Item item = action.item().orThrow();
        if (action.kind() == TransactAction.Kind.PUT) {
            ItemSize.check(item);
        }
        ExpressionContext expressions = action.expressionAttributes().context(parser);
        Update update = action.updateExpression() == null ? null : expressions.update(action.updateExpression());
        Condition condition =
                action.conditionExpression() == null ? null : expressions.condition(action.conditionExpression());
        if (update != null || condition != null) {
            expressions.refuseUnused();
        }
        return new BoundAction(action, item, update, condition);
    }

    /**
     * Refuses empty values in the keys of the table and its indexes, which the service does before all other checks that
     * need the table.
     *
     * @throws DynamoDbException ValidationException if there are any
     */
    void refuseEmptyKeys(Table table) {
        switch (action.kind()) {
            case PUT -> ItemPut.refuseEmptyKeys(table, item);
            case UPDATE -> ItemUpdate.refuseEmptyKeys(table, item, update);
            default -> KeyRules.refuseEmptyKey(table.keySchema(), item);
        }
    }

    /**
     * The write that the action asks for.
     *
     * @throws DynamoDbException ValidationException if it does not suit the table
     */
    ItemWrite write(Table table) {
        ItemWrite write = unchecked(table);
        ScalarKeys.check(table, update);
        ScalarKeys.check(table, condition);
        return write;
    }

    private ItemWrite unchecked(Table table) {
        return switch (action.kind()) {
            case CONDITION_CHECK -> ItemCheck.of(table, item, condition);
            case PUT -> ItemPut.of(table, item, condition);
            case DELETE -> ItemDelete.of(table, item, condition);
            case UPDATE -> ItemUpdate.of(table, item, update, condition);
        };
    }
}
