/**
 * Attribute values, items, numbers and document paths. Start at {@link dev.lodestone.store.value.AttributeValue} and
 * {@link dev.lodestone.store.value.Item}.
 */
package dev.lodestone.store.value;
