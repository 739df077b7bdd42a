package dev.lodestone.partiql.binding;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.syntax.Position;
import dev.lodestone.store.error.DynamoDbException;

/** The refusals of statements that are well formed but make no sense to the store. */
final class Refusals {
    private Refusals() {}

    static DynamoDbException parameterCount() {
        return validation("Number of parameters in request and statement don't match.");
    }

    static DynamoDbException writeToIndex() {
        return validation("This operation is not supported on an index");
    }

    static DynamoDbException notACondition(Position position) {
        return expected("a condition", position);
    }

    static DynamoDbException notAnOperand(Position position) {
        return expected("a path, a value or the function size", position);
    }

    static DynamoDbException notAValue(Position position) {
        return expected("a value that does not depend on the item", position);
    }

    static DynamoDbException notAnItem(Position position) {
        return expected("a map of the item's attributes", position);
    }

    static DynamoDbException unknownFunction(String name, Position position) {
        return validation("Unsupported function: " + name + " at " + position);
    }

    static DynamoDbException notTheSamePath(String function, Position position) {
        return validation("The first operand of " + function + " must be the path that is set, at " + position);
    }

    static DynamoDbException emptySet(Position position) {
        return expected("at least one element in the set", position);
    }

    static DynamoDbException mixedSet(Position position) {
        return expected("strings only, numbers only or binary values only in the set", position);
    }

    static DynamoDbException duplicateElement(Position position) {
        return expected("no element twice in the set", position);
    }

    static DynamoDbException duplicateName(String name, Position position) {
        return expected("no name twice in the map: " + name, position);
    }

    private static DynamoDbException expected(String what, Position position) {
        return validation("Expected " + what + " at " + position);
    }

    static DynamoDbException returningOfDelete(String returning) {
        return validation("Invalid returning clause: RETURNING " + returning
                + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }
}
