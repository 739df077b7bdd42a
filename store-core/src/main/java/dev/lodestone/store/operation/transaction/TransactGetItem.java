package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.ShapeText;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.Map;

/** An element of a TransactGetItems; null where not given. */
public record TransactGetItem(Get get) {
    /** What to read; each member null where not given. */
    public record Get(
            String tableName,
            Supplied<Item> key,
            String projectionExpression,
            Map<String, String> expressionAttributeNames) {

        ExpressionAttributes expressionAttributes() {
            return new ExpressionAttributes(expressionAttributeNames, null);
        }

        @Override
        public String toString() {
            return new ShapeText("Get")
                    .item("key", key)
                    .member("tableName", tableName)
                    .member("projectionExpression", projectionExpression)
                    .member("expressionAttributeNames", expressionAttributeNames)
                    .toString();
        }
    }

    /** Adds the declared constraints of the members of the element of this number, from 1. */
    void constrain(Constraints constraints, int number) {
        if (get != null && get.key != null && get.tableName != null) {
            return;
        }
        String path = "transactItems." + number + ".member.get";
        constraints.required(path, get);
        if (get != null) {
            constraints.required(path + ".key", get.key).required(path + ".tableName", get.tableName);
        }
    }

    @Override
    public String toString() {
        return new ShapeText("TransactGetItem").member("get", get).toString();
    }
}
