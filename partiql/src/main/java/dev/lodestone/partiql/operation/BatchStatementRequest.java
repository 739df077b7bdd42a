package dev.lodestone.partiql.operation;

import dev.lodestone.store.constraint.ShapeText;

/**
 * An element of a BatchExecuteStatement.
 *
 * @param consistentRead null where not given
 */
public record BatchStatementRequest(ParameterizedStatement statement, Boolean consistentRead) {
    boolean isConsistent() {
        return Boolean.TRUE.equals(consistentRead);
    }

    @Override
    public String toString() {
        return statement
                .describe(new ShapeText("BatchStatementRequest"))
                .member("consistentRead", consistentRead)
                .toString();
    }
}
