package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.IndexKeyRules;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;

/** Puts an item in place of whatever item has its key. */
public final class ItemPut extends ItemWrite {
    private final EncodedItem item;

    private ItemPut(Table table, Item item, Condition condition) {
        super(table, item, condition);
        this.item = EncodedItem.encode(item);
    }

    /**
     * The write of this item.
     *
     * @param condition must hold of the stored item; null for none
     * @throws DynamoDbException ValidationException if the item's keys do not suit the table or an index
     */
    public static ItemPut of(Table table, Item item, Condition condition) {
        check(table, item);
        return new ItemPut(table, item, condition);
    }

    /** Checks that an item's keys suit the table and its indexes. */
    static void check(Table table, Item item) {
        KeyRules.checkItem(table.keySchema(), item);
        for (Index index : table.indexes()) {
            IndexKeyRules.checkItem(index.definition(), item);
        }
    }

    /**
     * Refuses an item that has an empty value in a key attribute, whatever else may be wrong with it.
     *
     * @throws DynamoDbException ValidationException if it has
     */
    public static void refuseEmptyKeys(Table table, Item item) {
        KeyRules.refuseEmptyKey(table.keySchema(), item);
        for (Index index : table.indexes()) {
            IndexKeyRules.refuseEmpty(index.definition(), item);
        }
    }

    @Override
    EncodedItem after(EncodedItem before) {
        return item;
    }
}
