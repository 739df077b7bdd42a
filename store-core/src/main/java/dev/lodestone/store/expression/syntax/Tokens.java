package dev.lodestone.store.expression.syntax;

import java.util.Arrays;

/** The tokens of an expression: kinds and places in the text, ending with {@link TokenKind#END}. */
final class Tokens {
    private final String text;
    private TokenKind[] kinds = new TokenKind[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int count;

    Tokens(String text) {
        this.text = text;
    }

    void add(TokenKind kind, int start, int end) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    TokenKind kind(int token) {
        return kinds[token];
    }

    String text(int token) {
        return kinds[token] == TokenKind.END ? "<EOF>" : text.substring(starts[token], ends[token]);
    }

    /** The text from the token before this one to the token after it, as error messages show it. */
    String surroundings(int token) {
        if (kinds[token] == TokenKind.END) {
            return token == 0 ? "" : text(token - 1);
        }
        int first = Math.max(token - 1, 0);
        int last = kinds[token + 1] == TokenKind.END ? token : token + 1;
        return text.substring(starts[first], ends[last]);
    }

    /**
     * How many operators and functions there are. The AND that belongs to a BETWEEN is none by itself.
     *
     * @param comparators whether comparators count; in an update they are assignments and do not
     */
    int operators(boolean comparators) {
        int operators = 0;
        for (int token = 0; token < count; token++) {
            switch (kinds[token]) {
                case AND, OR, NOT, IN, PLUS, MINUS -> operators++;
                case EQ, NE, LT, LE, GT, GE -> operators += comparators ? 1 : 0;
                case IDENTIFIER -> operators += kinds[token + 1] == TokenKind.LEFT_PARENTHESIS ? 1 : 0;
                default -> {
                    // BETWEEN is counted by its AND.
                }
            }
        }
        return operators;
    }
}
