package dev.lodestone.streams.mapping;

/** What a mapping is doing, in the service's words. */
public enum MappingState {
    CREATING("Creating"),
    ENABLING("Enabling"),
    ENABLED("Enabled"),
    UPDATING("Updating"),
    DISABLING("Disabling"),
    DISABLED("Disabled"),
    DELETING("Deleting");

    private final String printed;

    MappingState(String printed) {
        this.printed = printed;
    }

    static MappingState of(String printed) {
        for (MappingState state : values()) {
            if (state.printed.equals(printed)) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no state " + printed);
    }

    /** The state as the API tells it. */
    @Override
    public String toString() {
        return printed;
    }
}
