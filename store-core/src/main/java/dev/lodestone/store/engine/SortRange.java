package dev.lodestone.store.engine;

/**
 * A range of sort parts and the direction in which to go through it.
 *
 * @param from the lower end, included, or null for none
 * @param to the upper end, excluded, or null for none
 * @param forward whether to go from the lower end to the upper one
 */
public record SortRange(byte[] from, byte[] to, boolean forward) {
    public static final SortRange ALL = new SortRange(null, null, true);
}
