package dev.lodestone.store.read;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.AttributeSource;
import dev.lodestone.store.value.AttributeValue;

/** Some attributes of one stored item after the other, each item read in one pass. Used by one thread. */
final class SelectedAttributes implements AttributeSource {
    private final AttributeSelection selection;
    private final AttributeValue[] values;

    SelectedAttributes(AttributeSelection selection) {
        this.selection = selection;
        this.values = new AttributeValue[selection.size()];
    }

    /** Turns to an item. */
    void read(EncodedItem item) {
        selection.read(item, values);
    }

    @Override
    public AttributeValue attribute(String name) {
        return values[selection.indexOf(name)];
    }
}
