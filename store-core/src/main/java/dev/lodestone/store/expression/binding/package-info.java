/**
 * From parsed expressions to bound ones: names and values take the place of their placeholders, and what they make wrong
 * is refused. Start at {@link dev.lodestone.store.expression.binding.ExpressionContext}.
 */
package dev.lodestone.store.expression.binding;
