package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;

/** Deletes the item with a key, if there is one. */
public final class ItemDelete extends ItemWrite {
    private final ChangeOrigin origin;

    private ItemDelete(Table table, Item key, Condition condition, ChangeOrigin origin) {
        super(table, key, condition);
        this.origin = origin;
    }

    /**
     * The deletion of the item with this key.
     *
     * @param condition must hold of the stored item; null for none
     * @throws DynamoDbException ValidationException if the key does not suit the table
     */
    public static ItemDelete of(Table table, Item key, Condition condition) {
        KeyRules.checkKey(table.keySchema(), key);
        return new ItemDelete(table, key, condition, ChangeOrigin.USER);
    }

    /**
     * The deletion of an item because it has expired.
     *
     * @param key the key of an item that is or was in the table
     * @param condition says that the stored item has expired
     */
    public static ItemDelete ofExpired(Table table, Item key, Condition condition) {
        return new ItemDelete(table, key, condition, ChangeOrigin.TIME_TO_LIVE);
    }

    @Override
    ChangeOrigin origin() {
        return origin;
    }

    @Override
    EncodedItem after(EncodedItem before) {
        return null;
    }
}
