package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.ExpressionParameter;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is found wrong while an expression is bound: the first problem of each sort. The service names the problem whose
 * sort comes first, not the one that stands first in the expression.
 */
final class Problems {
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

    private final ExpressionParameter parameter;
    private Map<Sort, String> found;

    Problems(ExpressionParameter parameter) {
        this.parameter = parameter;
    }

    void add(Sort sort, String problem) {
        if (found == null) {
            found = new EnumMap<>(Sort.class);
        }
        found.putIfAbsent(sort, problem);
    }

    /** Throws the weightiest problem found, if there is any. */
    void refuse() {
        if (found != null) {
            throw parameter.invalid(found.values().iterator().next());
        }
    }
}
