package dev.lodestone.store.operation.item;

import dev.lodestone.store.expression.legacy.AttributeAction;
import dev.lodestone.store.expression.legacy.AttributeUpdate;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;

/**
 * One entry of the legacy {@code AttributeUpdates}; each member is null where not given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html">AttributeUpdates</a>
 */
public record AttributeUpdateParameter(Supplied<AttributeValue> value, String action) {
    /** The entry with its value, whose constraints have been checked. */
    AttributeUpdate checked() {
        return new AttributeUpdate(
                action == null ? null : AttributeAction.valueOf(action), value == null ? null : value.orThrow());
    }
}
