package dev.lodestone.store.encoding;

/**
 * The spaces of the store. The numbers are written to disk: never change one, never reuse one.
 *
 * <pre>
 * 0      store-wide values
 * 1      the catalogue, an entry per table
 * 2      idempotency tokens of transactions
 * 1024 … one for each table and index, numbered in the order of their creation
 * </pre>
 */
public final class Spaces {
    public static final int STORE = 0;
    public static final int CATALOG = 1;
    public static final int IDEMPOTENCY_TOKENS = 2;
    public static final int FIRST_DATA_SPACE = 1024;

    private Spaces() {}
}
