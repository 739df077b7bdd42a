package dev.lodestone.partiql.syntax;

import java.util.Arrays;

/** The tokens of a statement: kinds and places in the text, ending with {@link TokenKind#END}. */
final class Tokens {
    private final String text;
    private TokenKind[] kinds = new TokenKind[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
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

    /** The token as it stands in the text. */
    String text(int token) {
        return text.substring(starts[token], ends[token]);
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** What stands between the token's quotes, of which two within mean one. */
    String unquoted(int token) {
        int start = starts[token] + 1;
        int end = ends[token] - 1;
        char quote = text.charAt(end);
        int next = text.indexOf(quote, start);
        if (next == end) {
            return text.substring(start, end);
        }
        StringBuilder content = new StringBuilder(end - start);
        for (int from = start; from < end; from = next + 2) {
            next = text.indexOf(quote, from);
            content.append(text, from, Math.min(next + 1, end));
        }
        return content.toString();
    }
}
