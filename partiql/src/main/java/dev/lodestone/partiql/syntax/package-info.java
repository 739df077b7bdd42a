/**
 * The grammar of DynamoDB's dialect of PartiQL: text to a tree. Start at {@link
 * dev.lodestone.partiql.syntax.StatementParser}.
 */
package dev.lodestone.partiql.syntax;
