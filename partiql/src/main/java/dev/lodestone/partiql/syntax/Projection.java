package dev.lodestone.partiql.syntax;

import java.util.List;

/** What a SELECT statement returns of each item. */
public sealed interface Projection {
    /** The whole item: {@code *}. */
    record All() implements Projection {}

    /** The values at these paths, in their order. */
    record Paths(List<Expression.Path> paths) implements Projection {}
}
