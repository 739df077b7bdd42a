package dev.lodestone.partiql.syntax;

/** One of the attributes by which a SELECT statement orders its items. */
public record OrderBy(Expression.Path path, boolean ascending) {}
