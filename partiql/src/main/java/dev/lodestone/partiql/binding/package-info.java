/**
 * Statements with their parameters, said in the engine's own conditions, updates, projections and items, but before any
 * table is looked up. Start at {@link dev.lodestone.partiql.binding.StatementBinder}.
 */
package dev.lodestone.partiql.binding;
