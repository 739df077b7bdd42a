package dev.lodestone.partiql.syntax;

/** What a statement that writes returns: {@code RETURNING ALL OLD *} and its like. */
public record Returning(Attributes attributes, Image image, Position position) {
    /** Which attributes are returned. */
    public enum Attributes {
        ALL,
        MODIFIED
    }

    /** Whether they are returned as they were or as they are. */
    public enum Image {
        OLD,
        NEW
    }
}
