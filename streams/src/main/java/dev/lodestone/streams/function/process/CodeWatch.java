package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FolderState;
import dev.lodestone.streams.function.definition.FunctionCode;

/**
 * Sees whether a function's code has changed, by looking at its files: notifications of file systems come late, in some
 * systems, or not at all. Takes no more than a tenth of the time, however large the folder is. Guarded by its owner.
 */
final class CodeWatch {
    private static final int SHARE = 10;

    private final FunctionCode code;
    private FolderState seen;
    private long nextNanos = System.nanoTime();

    CodeWatch(FunctionCode code) {
        this.code = code;
    }

    /** Whether it is time to look again. */
    boolean isDue() {
        return !code.unpacked() && System.nanoTime() - nextNanos >= 0;
    }

    /** The files as they are, which takes time. */
    FolderState look() {
        return FolderState.of(code.folder());
    }

    /**
     * Takes note of what was seen.
     *
     * @return whether it is not what was seen last
     */
    boolean note(FolderState state, long tookNanos) {
        boolean hasChanged = seen != null && !seen.equals(state);
        seen = state;
        nextNanos = System.nanoTime() + SHARE * tookNanos;
        return hasChanged;
    }
}
