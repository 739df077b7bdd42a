package dev.lodestone.store.engine;

/** A failure of the medium under an engine: a disk that is full, a file that is damaged, a directory that is in use. */
public final class StorageException extends RuntimeException {
    /** The message of a store that is used after its end. */
    public static final String STORE_CLOSED = "The store is closed";

    /** The message of a snapshot that is used after its end. */
    public static final String SNAPSHOT_CLOSED = "The snapshot is closed";

    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
