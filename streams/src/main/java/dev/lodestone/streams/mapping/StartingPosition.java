package dev.lodestone.streams.mapping;

/** Where in its stream a mapping begins. */
public enum StartingPosition {
    /** With the oldest record there is. */
    TRIM_HORIZON,
    /** With the first record written after the mapping was created. */
    LATEST
}
