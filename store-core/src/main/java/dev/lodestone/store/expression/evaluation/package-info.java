/**
 * What bound expressions say of items: whether a condition holds, what an update makes of an item, what a projection
 * leaves of it. Start at {@link dev.lodestone.store.expression.evaluation.ConditionEvaluator}.
 */
package dev.lodestone.store.expression.evaluation;
