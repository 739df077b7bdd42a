/**
 * The parameters that came before expressions ({@code Expected}, {@code AttributeUpdates}, {@code KeyConditions}, {@code
 * QueryFilter}, {@code ScanFilter}, {@code AttributesToGet}), checked and lowered to the bound forms of expressions. Start
 * at {@link dev.lodestone.store.expression.legacy.LegacyParameters}.
 */
package dev.lodestone.store.expression.legacy;
