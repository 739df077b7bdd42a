package dev.lodestone.store.expression.legacy;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.DocumentPath;

/** Checks one entry of {@code AttributeUpdates} and lowers it to an action. */
final class LoweredUpdates {
    private LoweredUpdates() {}

    static UpdateAction of(String attribute, AttributeUpdate update) {
        DocumentPath path = DocumentPath.ofAttribute(attribute);
        AttributeAction action = update.action() == null ? AttributeAction.PUT : update.action();
        if (update.value() == null) {
            if (action != AttributeAction.DELETE) {
                throw invalidParameters("Only DELETE action is allowed when no attribute value is specified");
            }
            return new UpdateAction.Remove(path);
        }
        AttributeType type = update.value().type();
        return switch (action) {
            case PUT -> new UpdateAction.Set(path, new Operand.Literal(update.value()));
            case ADD -> {
                if (type != AttributeType.N && type != AttributeType.L && !type.isSet()) {
                    throw invalidParameters("ADD action is not supported for the type " + type);
                }
                yield new UpdateAction.Add(path, update.value());
            }
            case DELETE -> {
                if (!type.isSet()) {
                    throw invalidParameters("DELETE action with value is not supported for the type " + type);
                }
                yield new UpdateAction.Delete(path, update.value());
            }
        };
    }
}
