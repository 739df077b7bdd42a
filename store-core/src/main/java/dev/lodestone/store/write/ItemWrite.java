package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.AttributeSource;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;
import dev.lodestone.store.value.Item;

/**
 * A change of one item, or a check of it, that has been validated as far as it can be without the stored item. Immutable.
 */
public abstract sealed class ItemWrite permits ItemPut, ItemInsert, ItemUpdate, ItemDelete, ItemCheck {
    private final Table table;
    private final Item key;
    private final Address address;
    private final Condition condition;

    /**
     * A write to an item of the table.
     *
     * @param key has at least the table's key attributes, which have been checked
     * @param condition must hold of the stored item; null for none
     */
    ItemWrite(Table table, Item key, Condition condition) {
        this.table = table;
        this.key = key;
        this.address = table.address(key);
        this.condition = condition;
    }

    public Table table() {
        return table;
    }

    public Address address() {
        return address;
    }

    /** An item that has at least the table's key attributes. */
    public final Item key() {
        return key;
    }

    /**
     * Works out what the write does to the stored item. It has no effect of its own, and may be called again.
     *
     * @param before the stored item, or null
     * @throws DynamoDbException ValidationException if the write does not fit the stored item; DuplicateItemException if it
     *     inserts an item that exists
     */
    public final WriteOutcome apply(EncodedItem before) {
        if (condition != null && !holds(condition, before)) {
            return new WriteOutcome.ConditionFailed(before);
        }
        return new WriteOutcome.Applied(new ItemChange(table, address, before, after(before), origin()));
    }

    /** Who makes the write. */
    ChangeOrigin origin() {
        return ChangeOrigin.USER;
    }

    /** The item after the write, or null if there is none then. */
    abstract EncodedItem after(EncodedItem before);

    private static boolean holds(Condition condition, EncodedItem item) {
        return ConditionEvaluator.matches(condition, item == null ? AttributeSource.EMPTY : item::get);
    }
}
