package dev.lodestone.store.engine;

/** What a commit waits for. */
public enum Durability {
    /** Each commit is on the disk before it is acknowledged; concurrent commits share one flush. */
    SYNC,
    /** Each commit has reached the operating system: it survives the death of the process, not of the machine. */
    BUFFERED,
    /** Commits are written when the engine sees fit; a crash may lose the latest ones, but tears none. */
    NONE
}
