package dev.lodestone.store.checkpoint;

/** Says that a store does not have a checkpoint, or not any more. Nothing has changed. */
public final class UnknownCheckpointException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownCheckpointException(String name) {
        super("There is no checkpoint " + name);
    }
}
