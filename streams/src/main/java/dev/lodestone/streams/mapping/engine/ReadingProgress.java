package dev.lodestone.streams.mapping.engine;

/** How far a shard has been read, as far as those care who wait for its records. */
enum ReadingProgress {
    /** More records are about to be read. */
    MORE,
    /** All records have been read that there are, or may be at present. */
    TAIL,
    /** The shard is closed and has been read to its end. */
    END
}
