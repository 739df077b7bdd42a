package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;

/**
 * Where a condition finds the attributes of an item. An item is one; stored bytes can be another, so that a filter decodes
 * only what it looks at.
 */
@FunctionalInterface
public interface AttributeSource {
    /** The source of an item that does not exist. */
    AttributeSource EMPTY = name -> null;

    /** The top-level attribute with this name, or null if there is none. */
    AttributeValue attribute(String name);

    /** The attributes of the item, or none if the item is null. */
    static AttributeSource of(Item item) {
        return item == null ? EMPTY : item::get;
    }
}
