package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;

/** Changes nothing, but demands that a condition hold of an item, so that a transaction can depend on it. */
public final class ItemCheck extends ItemWrite {
    private ItemCheck(Table table, Item key, Condition condition) {
        super(table, key, condition);
    }

    /**
     * The check of the item with this key.
     *
     * @throws DynamoDbException ValidationException if the key does not suit the table
     */
    public static ItemCheck of(Table table, Item key, Condition condition) {
        KeyRules.checkKey(table.keySchema(), key);
        return new ItemCheck(table, key, condition);
    }

    @Override
    EncodedItem after(EncodedItem before) {
        return before;
    }
}
