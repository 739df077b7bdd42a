package dev.lodestone.store.expression;

/** The operators that a key condition may put between a key attribute and its operands. */
public enum KeyOperator {
    EQ,
    LT,
    LE,
    GT,
    GE,
    BETWEEN,
    BEGINS_WITH;

    /** The operator that compares the same way, or null if key conditions have none. */
    static KeyOperator of(Comparator comparator) {
        return switch (comparator) {
            case EQ -> EQ;
            case NE -> null;
            case LT -> LT;
            case LE -> LE;
            case GT -> GT;
            case GE -> GE;
        };
    }
}
