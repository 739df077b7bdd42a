package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;

/** Deletes the item with a key, if there is one. */
public final class ItemDelete extends ItemWrite {
    private ItemDelete(Table table, Item key, Condition condition) {
        super(table, key, condition);
    }

    /**
     * The deletion of the item with this key.
     *
     * @param condition must hold of the stored item; null for none
     * @throws DynamoDbException ValidationException if the key does not suit the table
     */
    public static ItemDelete of(Table table, Item key, Condition condition) {
        KeyRules.checkKey(table.keySchema(), key);
        return new ItemDelete(table, key, condition);
    }

    @Override
    EncodedItem after(EncodedItem before) {
        return null;
    }
}
