package dev.lodestone.partiql.syntax;

/**
 * Where something stands in the text of a statement.
 *
 * @param line the line, counted from 1
 * @param column the column, counted in characters from 1
 * @param length how many characters its token has
 */
public record Position(int line, int column, int length) {
    /** The position as it stands in messages: {@code 1:15:5}. */
    @Override
    public String toString() {
        return line + ":" + column + ":" + length;
    }
}
