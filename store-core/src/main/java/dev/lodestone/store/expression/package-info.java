/**
 * Expressions as bound forms: records that no longer know names' and values' placeholders nor the text they came from.
 *
 * <p>A text becomes a bound form in {@code .binding} (start at {@code ExpressionContext}), on top of the grammar in {@code
 * .syntax}; {@code .evaluation} applies bound forms to items. The bound forms themselves are here, so that whatever else
 * describes conditions and updates can build them and share the one evaluator. Start at
 * {@link dev.lodestone.store.expression.Condition} and {@link dev.lodestone.store.expression.Update}.
 */
package dev.lodestone.store.expression;
