package dev.lodestone.store.expression.binding;

import dev.lodestone.store.error.DynamoDbException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is found wrong while an expression is bound: the first problem of each sort. The service names the problem whose
 * sort comes first, not the one that stands first in the expression.
 */
public final class Problems {
    /** The sorts of problems, the weightiest first. */
    enum Sort {
        UNDEFINED,
        /** An undefined value in an update: undefined names come first there. */
        UNDEFINED_VALUE_OF_UPDATE,
        OVERLAP,
        ACTION_OPERAND,
        OPERAND_COUNT,
        SAME_OPERANDS,
        OPERAND
    }

    private final Function<String, DynamoDbException> refusal;
    private Map<Sort, String> found;

    /** Problems of a statement, where nothing precedes what is said of them. */
    public Problems() {
        this(DynamoDbException::validation);
    }

    /** Problems of which the weightiest becomes a refusal. */
    Problems(Function<String, DynamoDbException> refusal) {
        this.refusal = refusal;
    }

    void add(Sort sort, String problem) {
        if (found == null) {
            found = new EnumMap<>(Sort.class);
        }
        found.putIfAbsent(sort, problem);
    }

    /** An operand is of a type that the operator or function does not take. */
    public void wrongType(String operator, String type) {
        add(
                Sort.OPERAND,
                "Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + type);
    }

    /** A function has more or fewer operands than it takes. */
    public void wrongCount(String function, int operands) {
        add(
                Sort.OPERAND_COUNT,
                "Incorrect number of operands for operator or function; operator or function: " + function
                        + ", number of operands: " + operands);
    }

    /** An operand is no path where the function takes nothing else. */
    public void pathRequired(String function) {
        add(Sort.OPERAND, "Operator or function requires a document path; operator or function: " + function);
    }

    /** The operator is given more values to choose from than it takes. */
    public void tooManyCandidates(int candidates) {
        add(
                Sort.OPERAND_COUNT,
                "The IN operator is provided with too many operands; number of operands: " + candidates);
    }

    /**
     * Ends the search.
     *
     * @throws DynamoDbException ValidationException about the weightiest problem found, if there is any
     */
    public void refuse() {
        if (found != null) {
            throw refusal.apply(found.values().iterator().next());
        }
    }
}
