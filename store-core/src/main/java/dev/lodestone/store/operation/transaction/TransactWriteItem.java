package dev.lodestone.store.operation.transaction;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.ShapeText;
import java.util.List;

/**
 * An element of a TransactWriteItems.
 *
 * @param actions those that are given, of which there is to be exactly one
 */
public record TransactWriteItem(List<TransactAction> actions) {
    /** The one action. */
    TransactAction action() {
        if (actions.isEmpty()) {
            throw validation("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        }
        if (actions.size() > 1) {
            throw validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        return actions.get(0);
    }

    @Override
    public String toString() {
        ShapeText text = new ShapeText("TransactWriteItem");
        for (TransactAction.Kind kind : TransactAction.Kind.values()) {
            text.member(kind.memberName(), ofKind(kind));
        }
        return text.toString();
    }

    private TransactAction ofKind(TransactAction.Kind kind) {
        for (TransactAction action : actions) {
            if (action.kind() == kind) {
                return action;
            }
        }
        return null;
    }
}
