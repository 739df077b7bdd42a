package dev.lodestone.partiql.syntax;

/** A place in a text that knows its line and column. It is meant to move forward; going back starts anew. */
final class TextPosition {
    private final String text;
    private int at;
    private int line = 1;
    private int column = 1;

    TextPosition(String text) {
        this.text = text;
    }

    /** The position of the part of the text between the two places. */
    Position of(int start, int end) {
        if (start < at) {
            at = 0;
            line = 1;
            column = 1;
        }
        while (at < start) {
            step();
        }
        return new Position(line, column, text.codePointCount(start, end));
    }

    private void step() {
        char c = text.charAt(at++);
        boolean endsLine = c == '\n' || (c == '\r' && (at == text.length() || text.charAt(at) != '\n'));
        if (endsLine) {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c) || at < 2 || !Character.isHighSurrogate(text.charAt(at - 2))) {
            column++;
        }
    }
}
