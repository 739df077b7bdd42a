package dev.lodestone.store.write;

/**
 * A write was prepared with a table handle that has been superseded meanwhile. Nothing has been written; the request is to
 * be run again from its look-up of the table on.
 */
public final class StaleTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleTableException() {
        super("The table has changed since it was looked up", null, false, false);
    }
}
