package dev.lodestone.partiql.planning;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.ItemView;

/** A SELECT statement that names one item by its key, as batches and transactions demand. Immutable. */
public record StatementRead(Table table, BoundStatement.Select statement, KeyedItem named) {
    /**
     * The read that the statement asks for.
     *
     * @param operation which demands this of its statements
     * @throws DynamoDbException ValidationException if it does not name one item of a table
     */
    public static StatementRead of(Table table, BoundStatement.Select statement, ApiOperation operation) {
        KeyedItem named = statement.indexName() == null ? KeyedItem.find(table.keySchema(), statement.where()) : null;
        if (named == null) {
            throw validation("Select statements within " + operation.apiName()
                    + " must specify the primary key in the where clause.");
        }
        SelectPlan.refuseOrder(statement);
        return new StatementRead(table, statement, named);
    }

    /**
     * Where the item is.
     *
     * @throws DynamoDbException ValidationException if the key does not suit the table
     */
    public Address address() {
        KeyRules.checkKey(table.keySchema(), named.key());
        ScalarKeys.check(table, named.rest());
        ScalarKeys.check(table, SelectPlan.paths(statement));
        return table.address(named.key());
    }

    /** What the statement returns of the item, or null where it does not want the item or there is none. */
    public ItemView answer(EncodedItem item) {
        if (item == null || (named.rest() != null && !ConditionEvaluator.matches(named.rest(), item::get))) {
            return null;
        }
        return SelectPlan.projection(statement).apply(item);
    }
}
