/**
 * What a bound statement comes to, given its table: a write of the engine's, the item that a key names, or the entries of
 * tables and indexes that a SELECT goes through. Start at {@link dev.lodestone.partiql.planning.SelectPlan} and
 * {@link dev.lodestone.partiql.planning.StatementWrite}.
 */
package dev.lodestone.partiql.planning;
