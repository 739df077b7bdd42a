package dev.lodestone.store.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses requests that mix expressions with the legacy parameters that expressions replaced, or that name or give values
 * to expressions that are not there. Used by one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html">Legacy
 *     conditional parameters</a>
 */
public final class ParameterStyles {
    private final List<String> legacyGiven = new ArrayList<>();
    private final List<String> expressionsGiven = new ArrayList<>();
    private final List<String> valueTakers = new ArrayList<>();

    /** A legacy parameter of the operation; null where the request does not have it. */
    public ParameterStyles legacy(String name, Object value) {
        if (value != null) {
            legacyGiven.add(name);
        }
        return this;
    }

    /** An expression parameter in which values may stand; null where the request does not have it. */
    public ParameterStyles expression(String name, String expression) {
        valueTakers.add(name);
        return projection(name, expression);
    }

    /** An expression parameter in which no values may stand; null where the request does not have it. */
    public ParameterStyles projection(String name, String expression) {
        if (expression != null) {
            expressionsGiven.add(name);
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws DynamoDbException ValidationException if the parameters do not go together
     */
    public void check(ExpressionAttributes attributes) {
        List<String> given = new ArrayList<>(expressionsGiven);
        if (!legacyGiven.isEmpty() && !given.isEmpty()) {
            throw validation("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {" + String.join(", ", legacyGiven) + "} Expression parameters: {"
                    + String.join(", ", given) + "}");
        }
        if (attributes.names() != null && given.isEmpty()) {
            throw validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (attributes.values() != null && given.stream().noneMatch(valueTakers::contains)) {
            throw validation(
                    "ExpressionAttributeValues can only be specified when using expressions" + whatIsMissing());
        }
    }

    private String whatIsMissing() {
        return switch (valueTakers.size()) {
            case 0 -> "";
            case 1 -> ": " + valueTakers.get(0) + " is null";
            default -> ": " + String.join(" and ", valueTakers) + " are null";
        };
    }
}
