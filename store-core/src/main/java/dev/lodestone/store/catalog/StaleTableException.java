package dev.lodestone.store.catalog;

/**
 * A table handle, or the whole catalogue that it comes from, has been superseded since it was looked up. Nothing has been
 * changed; the request is to be run again from its look-up on.
 */
public final class StaleTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleTableException() {
        super("The table has changed since it was looked up", null, false, false);
    }
}
