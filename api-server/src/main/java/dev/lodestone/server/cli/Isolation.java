package dev.lodestone.server.cli;

/**
 * Which clients see tables of their own: those with another access key, those that sign for another region, both or none.
 *
 * @param byAccessKey whether every access key has its own tables
 * @param byRegion whether every region has its own tables
 */
public record Isolation(boolean byAccessKey, boolean byRegion) {
    /** All clients share all tables. */
    public static final Isolation NONE = new Isolation(false, false);

    /**
     * Reads {@code none}, {@code access-key}, {@code region} or the latter two with a comma between them.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static Isolation parse(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "access-key" -> new Isolation(true, false);
            case "region" -> new Isolation(false, true);
            case "access-key,region", "region,access-key" -> new Isolation(true, true);
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is not one of none, access-key, region and access-key,region");
        };
    }
}
