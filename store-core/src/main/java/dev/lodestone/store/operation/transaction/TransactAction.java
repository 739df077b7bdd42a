package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.ShapeText;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;

/**
 * One action of a TransactWriteItems. Members that were not given, or that its kind does not have, are null.
 *
 * @param item what is put; of other kinds the key
 * @param expressionAttributes never null
 */
public record TransactAction(
        Kind kind,
        String tableName,
        Supplied<Item> item,
        String updateExpression,
        String conditionExpression,
        ExpressionAttributes expressionAttributes,
        String returnValuesOnConditionCheckFailure) {
    /** What an action does. */
    public enum Kind {
        CONDITION_CHECK("ConditionCheck", "key"),
        PUT("Put", "item"),
        DELETE("Delete", "key"),
        UPDATE("Update", "key");

        private final String apiName;
        private final String itemMember;

        Kind(String apiName, String itemMember) {
            this.apiName = apiName;
            this.itemMember = itemMember;
        }

        /** The name of the member that holds an action of this kind, and of its shape. */
        public String apiName() {
            return apiName;
        }

        /** The name of the member as it stands in paths. */
        String memberName() {
            return Character.toLowerCase(apiName.charAt(0)) + apiName.substring(1);
        }
    }

    /** Adds the declared constraints of the members, the action being that of the element of this number, from 1. */
    void constrain(Constraints constraints, int number) {
        if (hasRequiredMembers() && returnValuesOnConditionCheckFailure == null) {
            return;
        }
        String path = "transactItems." + number + ".member." + kind.memberName() + ".";
        constraints.required(path + kind.itemMember, item).required(path + "tableName", tableName);
        if (kind == Kind.UPDATE) {
            constraints.required(path + "updateExpression", updateExpression);
        } else if (kind == Kind.CONDITION_CHECK) {
            constraints.required(path + "conditionExpression", conditionExpression);
        }
        constraints.oneOf(
                path + "returnValuesOnConditionCheckFailure",
                returnValuesOnConditionCheckFailure,
                AllowedValues.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);
    }

    private boolean hasRequiredMembers() {
        return tableName != null
                && item != null
                && (kind != Kind.UPDATE || updateExpression != null)
                && (kind != Kind.CONDITION_CHECK || conditionExpression != null);
    }

    boolean returnsItem() {
        return "ALL_OLD".equals(returnValuesOnConditionCheckFailure);
    }

    /** Adds everything that makes a difference to the request. */
    void digest(RequestDigest digest) {
        digest.text(kind.apiName)
                .text(tableName)
                .attributes(item.orThrow().attributes())
                .text(updateExpression)
                .text(conditionExpression)
                .names(expressionAttributes.names())
                .attributes(
                        expressionAttributes.values() == null
                                ? null
                                : expressionAttributes.values().orThrow())
                .text(returnValuesOnConditionCheckFailure);
    }

    @Override
    public String toString() {
        ShapeText text = new ShapeText(kind.apiName);
        text.item(kind.itemMember, item);
        if (kind == Kind.UPDATE) {
            text.member("updateExpression", updateExpression);
        }
        return text.member("tableName", tableName)
                .member("conditionExpression", conditionExpression)
                .member("expressionAttributeNames", expressionAttributes.names())
                .member("returnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
                .toString();
    }
}
