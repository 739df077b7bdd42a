package dev.lodestone.store.encoding;

/**
 * The spaces of the store. The numbers are written to disk: never change one, never reuse one.
 *
 * <pre>
 * 0      store-wide values
 * 1      the catalogue, an entry per table
 * 2, 3   idempotency tokens of transactions, by turns
 * 4      the streams, an entry per stream
 * 5      documents of modules above the store
 * 1024 … one for each table, index and stream, numbered in the order of their creation
 * </pre>
 */
public final class Spaces {
    public static final int STORE = 0;
    public static final int CATALOG = 1;
    public static final int EVEN_IDEMPOTENCY_TOKENS = 2;
    public static final int ODD_IDEMPOTENCY_TOKENS = 3;
    public static final int STREAMS = 4;
    public static final int DOCUMENTS = 5;
    public static final int FIRST_DATA_SPACE = 1024;

    private Spaces() {}
}
