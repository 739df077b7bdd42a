package dev.lodestone.partiql.syntax;

/**
 * What a statement reads from or writes to.
 *
 * @param index the name of one of the table's indexes, or null
 */
public record Source(String table, String index, Position position) {}
