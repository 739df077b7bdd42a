package dev.lodestone.partiql.operation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.partiql.binding.StatementBinder;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.ShapeText;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;

/** A statement with its parameters, as all operations of the family take it; each member null where not given. */
public record ParameterizedStatement(
        String statement, List<Supplied<AttributeValue>> parameters, String returnValuesOnConditionCheckFailure) {
    private static final int LONGEST_STATEMENT = 8192;

    /**
     * Adds the declared constraints of the members.
     *
     * @param path what precedes their names
     */
    Constraints constrain(String path, Constraints constraints) {
        return constraints
                .size(path + "parameters", parameters, 1, Integer.MAX_VALUE)
                .oneOf(
                        path + "returnValuesOnConditionCheckFailure",
                        returnValuesOnConditionCheckFailure,
                        AllowedValues.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE)
                .required(path + "statement", statement)
                .length(path + "statement", statement, 1, LONGEST_STATEMENT);
    }

    /**
     * The statement, parsed and bound to its parameters.
     *
     * @throws DynamoDbException ValidationException if a parameter is not a value, or the statement makes no sense
     */
    BoundStatement bind(StatementCache statements) {
        return StatementBinder.bind(statements.parse(statement), values());
    }

    private List<AttributeValue> values() {
        if (parameters == null) {
            return List.of();
        }
        List<AttributeValue> values = new ArrayList<>(parameters.size());
        for (Supplied<AttributeValue> parameter : parameters) {
            values.add(parameter.orThrow());
        }
        return values;
    }

    boolean returnsItem() {
        return "ALL_OLD".equals(returnValuesOnConditionCheckFailure);
    }

    /** Adds everything that makes a difference to what the statement does. */
    RequestDigest digest(RequestDigest digest) {
        digest.text(statement);
        for (AttributeValue value : values()) {
            digest.value(value);
        }
        return digest;
    }

    @Override
    public String toString() {
        return describe(new ShapeText("ParameterizedStatement")).toString();
    }

    ShapeText describe(ShapeText text) {
        return text.member("statement", statement)
                .values("parameters", parameters)
                .member("returnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure);
    }
}
