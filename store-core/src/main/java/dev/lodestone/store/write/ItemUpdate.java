package dev.lodestone.store.write;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.expression.evaluation.Projector;
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
     * @throws DynamoDbException ValidationException if the key does not suit the table, the update touches it, or the
     *     update gives the key of an index a value that it cannot have
     */
    public static ItemUpdate of(Table table, Item key, Update update, Condition condition) {
        KeyRules.checkKey(table.keySchema(), key);
        if (update != null) {
            for (String attribute : update.changedAttributes()) {
                if (table.keySchema().contains(attribute)) {
                    throw invalidParameters(
                            "Cannot update attribute " + attribute + ". This attribute is part of the key");
                }
            }
            UpdatedIndexKeys.check(table, update);
        }
        return new ItemUpdate(table, key, update, condition);
    }

    /**
     * Refuses empty values in the key, or for the key of an index, whatever else may be wrong with the update.
     *
     * @throws DynamoDbException ValidationException if there are any
     */
    public static void refuseEmptyKeys(Table table, Item key, Update update) {
        KeyRules.refuseEmptyKey(table.keySchema(), key);
        UpdatedIndexKeys.refuseEmpty(table, update);
    }

    /** What an item has of the places that the update changes; null where it has nothing of them, or is null. */
    public Item touched(EncodedItem item) {
        if (update == null || item == null) {
            return null;
        }
        Item touched = new Projector(update.touched()).project(item::get);
        return touched.isEmpty() ? null : touched;
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
        UpdatedIndexKeys.check(table(), update, updated);
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
}
