package dev.lodestone.server.cli;

import java.time.Duration;

/**
 * How long a change of a table stays visible as a state of its own.
 *
 * @param create how long a new table is {@code CREATING}
 * @param delete how long a deleted table is {@code DELETING}
 * @param index how long a new index is {@code CREATING}, and a deleted one {@code DELETING}
 */
public record TransientDelays(Duration create, Duration delete, Duration index) {
    /** Every change is done at once. */
    public static final TransientDelays NONE = new TransientDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
