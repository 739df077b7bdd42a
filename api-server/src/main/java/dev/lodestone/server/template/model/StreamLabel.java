package dev.lodestone.server.template.model;

import java.util.function.UnaryOperator;

/**
 * The label in the ARN of a table's stream. It is known only once the table exists; until then the name of the table, between
 * two characters that no template can have, stands for it.
 */
public final class StreamLabel {
    private static final char MARK = '\0';

    private StreamLabel() {}

    /** What stands for the label of a table's stream. */
    public static String of(String tableName) {
        return MARK + tableName + MARK;
    }

    /**
     * The text with the labels themselves.
     *
     * @param labelOf gives the label for the name of a table
     */
    public static String fill(String text, UnaryOperator<String> labelOf) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, from)) {
            int end = text.indexOf(MARK, at + 1);
            if (end < 0) {
                break;
            }
            filled.append(text, from, at).append(labelOf.apply(text.substring(at + 1, end)));
            from = end + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The text as messages show it. */
    public static String shown(String text) {
        return fill(text, table -> "<label>");
    }
}
