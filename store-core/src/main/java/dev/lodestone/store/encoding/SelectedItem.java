package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;

/** Some attributes of a stored item, which are decoded only where a tree is asked for. Immutable and thread-safe. */
public record SelectedItem(EncodedItem item, AttributeSelection selection) implements ItemView {
    /** The size of the attributes by the service's rules, names included, in bytes. */
    public int size() {
        return selection.size(item);
    }

    @Override
    public void emit(AttributeSink sink) {
        selection.emit(item, sink);
    }

    @Override
    public boolean isEmpty() {
        return selection.isEmpty(item);
    }

    @Override
    public Item toItem() {
        return selection.toItem(item);
    }
}
