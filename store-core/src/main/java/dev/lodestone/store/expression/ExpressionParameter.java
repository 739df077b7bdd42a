package dev.lodestone.store.expression;

import dev.lodestone.store.error.DynamoDbException;

/** The request parameters that hold an expression, with the names by which error messages call them. */
public enum ExpressionParameter {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    PROJECTION("ProjectionExpression"),
    UPDATE("UpdateExpression");

    private final String apiName;

    ExpressionParameter(String apiName) {
        this.apiName = apiName;
    }

    /** The parameter's name in the API. */
    public String apiName() {
        return apiName;
    }

    /** The error that says what is wrong with this parameter's expression. */
    public DynamoDbException invalid(String reason) {
        return DynamoDbException.validation("Invalid " + apiName + ": " + reason);
    }
}
