package dev.lodestone.store.expression.legacy;

import dev.lodestone.store.value.AttributeValue;

/**
 * One entry of {@code AttributeUpdates} as the request has it; what the request does not have is null. Without an action
 * it is a PUT.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValueUpdate.html">AttributeValueUpdate</a>
 */
public record AttributeUpdate(AttributeAction action, AttributeValue value) {}
