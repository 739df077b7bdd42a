package dev.lodestone.partiql.binding;

import dev.lodestone.partiql.syntax.OrderBy;
import dev.lodestone.partiql.syntax.Returning;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import java.util.List;
import java.util.Map;

/** A statement with its parameters, which has been checked as far as it can be without its table. Immutable. */
public sealed interface BoundStatement {
    /** The name or ARN of the table. */
    String tableName();

    /** Whether the statement reads; a check is made among writes. */
    default boolean isRead() {
        return this instanceof Select;
    }

    /** What the statement returns of the item that it writes, or null. */
    default Returning returning() {
        return null;
    }

    /**
     * A read.
     *
     * @param indexName null for the table itself
     * @param projection where the attributes of the answer come from, by their names; null for whole items
     * @param where null where all items are wanted
     * @param orderBy none where no order is asked for
     */
    record Select(
            String tableName,
            String indexName,
            Map<String, DocumentPath> projection,
            Condition where,
            List<OrderBy> orderBy)
            implements BoundStatement {}

    /** A new item. */
    record Insert(String tableName, Item item) implements BoundStatement {}

    /**
     * A change of one item.
     *
     * @param where null where there is none
     */
    record Update(String tableName, dev.lodestone.store.expression.Update update, Condition where, Returning returning)
            implements BoundStatement {}

    /**
     * The deletion of one item.
     *
     * @param where null where there is none
     */
    record Delete(String tableName, Condition where, Returning returning) implements BoundStatement {}

    /**
     * A demand that an item exist.
     *
     * @param where null where there is none
     */
    record Check(String tableName, Condition where) implements BoundStatement {}
}
