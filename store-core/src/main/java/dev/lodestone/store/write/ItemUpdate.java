package dev.lodestone.store.write;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.expression.evaluation.UpdateEvaluator;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemSize;

/** Changes attributes of the item with a key, which comes into being if it does not exist. */
public final class ItemUpdate extends ItemWrite {
    private final Update update;

    private ItemUpdate(Table table, Item key, Update update, Condition condition) {
        super(table, key, condition);
        this.update = update;
    }

    /**
     * The update of the item with this key.
     *
     * @param update null to change nothing but make sure that the item exists
     * @param condition must hold of the stored item; null for none
     * @throws DynamoDbException ValidationException if the key does not suit the table or the update touches it
     */
    public static ItemUpdate of(Table table, Item key, Update update, Condition condition) {
        KeyRules.checkKey(table.keySchema(), key);
        if (update != null) {
            for (String attribute : update.changedAttributes()) {
                if (table.keySchema().contains(attribute)) {
                    throw validation("One or more parameter values were invalid: Cannot update attribute " + attribute
                            + ". This attribute is part of the key");
                }
            }
        }
        return new ItemUpdate(table, key, update, condition);
    }

    @Override
    EncodedItem after(EncodedItem before) {
        if (update == null) {
            return before == null ? EncodedItem.encode(key()) : before;
        }
        if (before == null && onlyTakesAway()) {
            return null;
        }
        Item updated = UpdateEvaluator.apply(update, before == null ? null : before.decode(), key());
        for (Index index : table().indexes()) {
            if (touches(index)) {
                KeyRules.checkIndexAttributes(index.definition(), updated);
            }
        }
        EncodedItem after = EncodedItem.encode(updated);
        if (after.size() > ItemSize.MAXIMUM) {
            throw validation("Item size to update has exceeded the maximum allowed size");
        }
        return after;
    }

    /** An update that can only take away leaves an item that does not exist as it is. */
    private boolean onlyTakesAway() {
        for (UpdateAction action : update.actions()) {
            if (action instanceof UpdateAction.Set || action instanceof UpdateAction.Add) {
                return false;
            }
        }
        return true;
    }

    private boolean touches(Index index) {
        for (String attribute : update.changedAttributes()) {
            if (index.definition().keySchema().contains(attribute)) {
                return true;
            }
        }
        return false;
    }
}
