package dev.lodestone.partiql.syntax;

/** One of the changes that an UPDATE statement makes; they stand in the statement's order. */
public sealed interface UpdateClause {
    /** The place that is changed. */
    Expression.Path path();

    /** {@code SET path = value}. */
    record Set(Expression.Path path, Expression value) implements UpdateClause {}

    /** {@code REMOVE path}. */
    record Remove(Expression.Path path) implements UpdateClause {}
}
