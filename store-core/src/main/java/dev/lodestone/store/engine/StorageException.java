package dev.lodestone.store.engine;

/** A failure of the medium under an engine: a disk that is full, a file that is damaged, a directory that is in use. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
