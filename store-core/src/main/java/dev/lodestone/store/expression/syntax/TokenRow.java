package dev.lodestone.store.expression.syntax;

import java.util.Arrays;

/**
 * The tokens of a text: kinds and places, ending with a token behind the text whose kind says that nothing follows. Not
 * thread-safe.
 *
 * @param <K> the kinds of token that the language has
 */
public class TokenRow<K extends Enum<K>> {
    private final String text;
    private K[] kinds;
    private int[] starts;
    private int[] ends;
    private int count;

    /**
     * A row without tokens.
     *
     * @param room an array of the row's own, as long as most texts have tokens
     */
    protected TokenRow(String text, K[] room) {
        this.text = text;
        this.kinds = room;
        this.starts = new int[room.length];
        this.ends = new int[room.length];
    }

    /** Adds the token that stands between these places of the text. */
    public final void add(K kind, int start, int end) {
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

    /** How many tokens there are, the one behind the text among them. */
    public final int count() {
        return count;
    }

    /** The kind of the token of this number; the first has number 0. */
    public final K kind(int token) {
        return kinds[token];
    }

    /** Where the token starts in the text. */
    public final int start(int token) {
        return starts[token];
    }

    /** Where the text goes on after the token. */
    public final int end(int token) {
        return ends[token];
    }

    /** The text that these tokens are taken from. */
    protected final String text() {
        return text;
    }

    /** The token as it stands in the text. */
    public final String text(int token) {
        return text.substring(starts[token], ends[token]);
    }
}
