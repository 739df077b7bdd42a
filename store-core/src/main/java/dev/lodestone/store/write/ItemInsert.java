package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.Item;

/** Puts an item whose key no other item may have yet. */
public final class ItemInsert extends ItemWrite {
    private final EncodedItem item;

    private ItemInsert(Table table, Item item) {
        super(table, item, null);
        this.item = EncodedItem.encode(item);
    }

    /**
     * The insertion of this item.
     *
     * @throws DynamoDbException ValidationException if the item's keys do not suit the table or an index
     */
    public static ItemInsert of(Table table, Item item) {
        ItemPut.check(table, item);
        return new ItemInsert(table, item);
    }

    @Override
    EncodedItem after(EncodedItem before) {
        if (before != null) {
            throw DynamoDbException.duplicateItem();
        }
        return item;
    }
}
