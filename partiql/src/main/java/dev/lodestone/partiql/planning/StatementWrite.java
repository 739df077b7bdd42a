package dev.lodestone.partiql.planning;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.partiql.syntax.Returning;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemCheck;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemInsert;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemUpdate;
import dev.lodestone.store.write.ItemWrite;
import java.util.List;

/**
 * A statement that writes, or checks, with the item that it is about. Immutable.
 *
 * @param item what is inserted; of other statements the key, which has not been checked
 * @param rest what is demanded of the item besides; null for nothing
 */
public record StatementWrite(Table table, BoundStatement statement, Item item, Condition rest) {
    /**
     * The write that the statement asks for.
     *
     * @throws DynamoDbException ValidationException if it does not name one item
     */
    public static StatementWrite of(Table table, BoundStatement statement) {
        if (statement instanceof BoundStatement.Insert insert) {
            return new StatementWrite(table, statement, insert.item(), null);
        }
        KeyedItem named = KeyedItem.of(table.keySchema(), where(statement));
        return new StatementWrite(table, statement, named.key(), named.rest());
    }

    private static Condition where(BoundStatement statement) {
        if (statement instanceof BoundStatement.Update update) {
            return update.where();
        } else if (statement instanceof BoundStatement.Delete delete) {
            return delete.where();
        }
        return ((BoundStatement.Check) statement).where();
    }

    /**
     * Refuses empty values in the keys of the table and its indexes.
     *
     * @throws DynamoDbException ValidationException if there are any
     */
    public void refuseEmptyKeys() {
        if (statement instanceof BoundStatement.Insert) {
            ItemPut.refuseEmptyKeys(table, item);
        } else if (statement instanceof BoundStatement.Update update) {
            ItemUpdate.refuseEmptyKeys(table, item, update.update());
        } else {
            KeyRules.refuseEmptyKey(table.keySchema(), item);
        }
    }

    /**
     * The same as a write of the engine's.
     *
     * @throws DynamoDbException ValidationException if it does not suit the table
     */
    public ItemWrite prepare() {
        ItemWrite write;
        if (statement instanceof BoundStatement.Insert) {
            write = ItemInsert.of(table, item);
        } else if (statement instanceof BoundStatement.Update update) {
            write = ItemUpdate.of(table, item, update.update(), ofExisting());
            ScalarKeys.check(table, update.update());
        } else if (statement instanceof BoundStatement.Delete) {
            write = ItemDelete.of(table, item, ofExistingIfAny());
        } else {
            write = ItemCheck.of(table, item, ofExisting());
        }
        ScalarKeys.check(table, rest);
        return write;
    }

    /** Demands the item too: unlike UpdateItem, an UPDATE makes none. */
    private Condition ofExisting() {
        Condition exists = new Condition.AttributeExists(keyPath());
        return rest == null ? exists : new Condition.And(List.of(exists, rest));
    }

    /** An item that does not exist is as good as deleted, whatever else is demanded of it. */
    private Condition ofExistingIfAny() {
        return rest == null ? null : new Condition.Or(List.of(new Condition.AttributeNotExists(keyPath()), rest));
    }

    private DocumentPath keyPath() {
        return DocumentPath.ofAttribute(table.keySchema().partitionKey().get(0).name());
    }

    /**
     * What RETURNING asks for of a change; null where there is nothing of it.
     *
     * @param write the one that made the change
     */
    public ItemView returned(ItemWrite write, ItemChange change) {
        Returning returning = statement.returning();
        if (returning == null) {
            return null;
        }
        boolean old = returning.image() == Returning.Image.OLD;
        return returning.attributes() == Returning.Attributes.MODIFIED
                ? ((ItemUpdate) write).touched(old ? change.before() : change.after())
                : old ? change.before() : change.after();
    }
}
