package dev.lodestone.store.expression;

/** The six operators that compare two operands. */
public enum Comparator {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as it stands in an expression. */
    public String symbol() {
        return symbol;
    }

    /** Whether the operator asks for an order, which only strings, numbers and binary values have. */
    public boolean isOrdering() {
        return this != EQ && this != NE;
    }

    /** The operator that says the same with its operands exchanged. */
    public Comparator mirrored() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }
}
