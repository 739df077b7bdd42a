package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.ItemProjection;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.transaction.TransactionActions;
import dev.lodestone.store.transaction.TransactionCapacity;
import dev.lodestone.store.transaction.TransactionReader;
import dev.lodestone.store.transaction.TransactionRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads items of one or several tables as they were at one moment.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html">TransactGetItems</a>
 */
public final class TransactGetItems implements Operation<TransactGetItems.Request, TransactGetItems.Response> {
    public record Request(List<TransactGetItem> transactItems, String returnConsumedCapacity)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.TRANSACT_GET_ITEMS;
        }
    }

    /**
     * The answer.
     *
     * @param items in the request's order, null where there is no item, or nothing of it is left by the projection
     */
    public record Response(List<ItemView> items, List<ConsumedCapacity> consumedCapacity) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final TransactionReader reader;

    TransactGetItems(Catalog catalog, ExpressionParser parser, TransactionReader reader) {
        this.catalog = catalog;
        this.parser = parser;
        this.reader = reader;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.TRANSACT_GET_ITEMS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        List<TransactGetItem> gets = request.transactItems();
        List<Projection> projections = new ArrayList<>(gets.size());
        for (TransactGetItem item : gets) {
            projections.add(bind(item.get()));
        }
        List<Table> tables = new ArrayList<>(gets.size());
        for (TransactGetItem item : gets) {
            tables.add(catalog.active(scope, item.get().tableName()));
        }
        for (int at = 0; at < gets.size(); at++) {
            KeyRules.refuseEmptyKey(
                    tables.get(at).keySchema(), gets.get(at).get().key().orThrow());
        }
        List<Address> addresses = checkedAddresses(gets, tables, projections);

        List<EncodedItem> found = reader.read(addresses);
        return new Response(project(found, projections), capacity(request, tables, found));
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .required("transactItems", request.transactItems())
                .size("transactItems", request.transactItems(), 1, TransactionRules.MOST_ACTIONS);
        if (request.transactItems() != null) {
            int number = 0;
            for (TransactGetItem item : request.transactItems()) {
                item.constrain(constraints, ++number);
            }
        }
        constraints.check();
    }

    /** Unlike other operations, transactions take names that there is no expression for. */
    private Projection bind(TransactGetItem.Get get) {
        TableNames.check(get.tableName());
        get.key().orThrow();
        ExpressionContext expressions = get.expressionAttributes().context(parser);
        if (get.projectionExpression() == null) {
            return null;
        }
        Projection projection = expressions.projection(get.projectionExpression());
        expressions.refuseUnused();
        return projection;
    }

    /** What the tables have against a key or projection cancels the transaction; that an item occurs twice is a refusal. */
    private static List<Address> checkedAddresses(
            List<TransactGetItem> gets, List<Table> tables, List<Projection> projections) {
        return TransactionActions.prepare(
                gets.size(), at -> address(gets.get(at), tables.get(at), projections.get(at)), address -> address);
    }

    private static Address address(TransactGetItem item, Table table, Projection projection) {
        Item key = item.get().key().orThrow();
        KeyRules.checkKey(table.keySchema(), key);
        ScalarKeys.check(table, projection);
        return table.address(key);
    }

    /** The service does not tell an item of which nothing is left from one that does not exist. */
    private static List<ItemView> project(List<EncodedItem> found, List<Projection> projections) {
        List<ItemView> items = new ArrayList<>(found.size());
        for (int at = 0; at < found.size(); at++) {
            ItemView item = ItemProjection.of(projections.get(at)).apply(found.get(at));
            items.add(item == null || item.isEmpty() ? null : item);
        }
        return items;
    }

    private static List<ConsumedCapacity> capacity(Request request, List<Table> tables, List<EncodedItem> found) {
        List<String> tableNames = new ArrayList<>(tables.size());
        for (Table table : tables) {
            tableNames.add(table.name());
        }
        return TransactionCapacity.ofReads(
                ReturnConsumedCapacity.of(request.returnConsumedCapacity()), tableNames, found);
    }
}
