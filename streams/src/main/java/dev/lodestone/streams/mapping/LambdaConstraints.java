package dev.lodestone.streams.mapping;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;

/** Ends the checks of what the API model declares, in the error type that the Lambda API has for that. */
public final class LambdaConstraints {
    private LambdaConstraints() {}

    /**
     * Ends the checks.
     *
     * @throws LambdaException ValidationException with all violations, if there are any
     */
    public static void check(Constraints constraints) {
        try {
            constraints.check();
        } catch (DynamoDbException violated) {
            throw new LambdaException(LambdaErrorType.VALIDATION, violated.getMessage());
        }
    }
}
