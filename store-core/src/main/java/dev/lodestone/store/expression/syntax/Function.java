package dev.lodestone.store.expression.syntax;

/** The functions of all expressions. Their names are case-sensitive. */
public enum Function {
    ATTRIBUTE_EXISTS("attribute_exists", 1, true),
    ATTRIBUTE_NOT_EXISTS("attribute_not_exists", 1, true),
    ATTRIBUTE_TYPE("attribute_type", 2, true),
    BEGINS_WITH("begins_with", 2, true),
    CONTAINS("contains", 2, true),
    SIZE("size", 1, true),
    IF_NOT_EXISTS("if_not_exists", 2, false),
    LIST_APPEND("list_append", 2, false);

    private static final Function[] ALL = values();

    private final String text;
    private final int operands;
    private final boolean inConditions;

    Function(String text, int operands, boolean inConditions) {
        this.text = text;
        this.operands = operands;
        this.inConditions = inConditions;
    }

    /** The name as it stands in an expression. */
    public String text() {
        return text;
    }

    /** How many operands the function takes. */
    public int operands() {
        return operands;
    }

    /** Whether the function belongs to conditions; the others belong to updates. */
    public boolean isForConditions() {
        return inConditions;
    }

    /** The function of this name, or null if there is none. */
    public static Function named(String name) {
        for (Function function : ALL) {
            if (function.text.equals(name)) {
                return function;
            }
        }
        return null;
    }
}
