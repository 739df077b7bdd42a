package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.item.ItemCollectionMetrics;
import dev.lodestone.store.operation.item.ItemCollections;
import dev.lodestone.store.operation.item.TouchedCollections;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.transaction.RequestToken;
import dev.lodestone.store.transaction.TransactionActions;
import dev.lodestone.store.transaction.TransactionCapacity;
import dev.lodestone.store.transaction.TransactionOutcome;
import dev.lodestone.store.transaction.TransactionRules;
import dev.lodestone.store.transaction.TransactionWriter;
import dev.lodestone.store.transaction.TransactionalWrite;
import dev.lodestone.store.write.ItemCheck;
import dev.lodestone.store.write.ItemWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts, updates, deletes and checks items of one or several tables, all together or not at all.
 *
 * <p>What can be said of a request without its tables is a ValidationException, and so are empty keys, an item that
 * occurs twice and tables that do not exist; what a table or a stored item has against an action cancels the transaction.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 */
public final class TransactWriteItems implements Operation<TransactWriteItems.Request, TransactWriteItems.Response> {
    public record Request(
            List<TransactWriteItem> transactItems,
            String clientRequestToken,
            String returnConsumedCapacity,
            String returnItemCollectionMetrics)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.TRANSACT_WRITE_ITEMS;
        }
    }

    public record Response(
            List<ConsumedCapacity> consumedCapacity, Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final TransactionWriter writer;
    private final ItemCollections collections;

    TransactWriteItems(
            Catalog catalog, ExpressionParser parser, TransactionWriter writer, ItemCollections collections) {
        this.catalog = catalog;
        this.parser = parser;
        this.writer = writer;
        this.collections = collections;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.TRANSACT_WRITE_ITEMS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        List<BoundAction> actions = new ArrayList<>(request.transactItems().size());
        for (TransactWriteItem item : request.transactItems()) {
            actions.add(BoundAction.of(item.action(), parser));
        }
        List<Table> tables = new ArrayList<>(actions.size());
        for (BoundAction action : actions) {
            tables.add(catalog.active(scope, action.action().tableName()));
        }
        for (int at = 0; at < actions.size(); at++) {
            actions.get(at).refuseEmptyKeys(tables.get(at));
        }
        List<TransactionalWrite> writes = checkedWrites(actions, tables);

        TransactionOutcome outcome = writer.write(writes, token(request, scope));
        return new Response(
                TransactionCapacity.ofWrites(
                        ReturnConsumedCapacity.of(request.returnConsumedCapacity()), writes, outcome),
                collectionMetrics(request, writes));
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .length("clientRequestToken", request.clientRequestToken(), 1, RequestToken.LONGEST)
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .oneOf(
                        "returnItemCollectionMetrics",
                        request.returnItemCollectionMetrics(),
                        AllowedValues.RETURN_ITEM_COLLECTION_METRICS)
                .required("transactItems", request.transactItems())
                .size("transactItems", request.transactItems(), 1, TransactionRules.MOST_ACTIONS);
        if (request.transactItems() != null) {
            int number = 0;
            for (TransactWriteItem item : request.transactItems()) {
                number++;
                for (TransactAction action : item.actions()) {
                    action.constrain(constraints, number);
                }
            }
        }
        constraints.check();
    }

    /** What the tables have against an action cancels the transaction; that an item occurs twice is a refusal. */
    private static List<TransactionalWrite> checkedWrites(List<BoundAction> actions, List<Table> tables) {
        return TransactionActions.prepare(
                actions.size(),
                at -> new TransactionalWrite(
                        actions.get(at).write(tables.get(at)),
                        actions.get(at).action().returnsItem()),
                action -> action.write().address());
    }

    /** What asks for details of the response makes no difference to a request. */
    private static RequestToken token(Request request, RequestScope scope) {
        if (request.clientRequestToken() == null) {
            return null;
        }
        RequestDigest digest = new RequestDigest().text(ApiOperation.TRANSACT_WRITE_ITEMS.apiName());
        for (TransactWriteItem item : request.transactItems()) {
            item.action().digest(digest);
        }
        return new RequestToken(scope.namespace(), request.clientRequestToken(), digest);
    }

    private Map<String, List<ItemCollectionMetrics>> collectionMetrics(
            Request request, List<TransactionalWrite> writes) {
        TouchedCollections touched = new TouchedCollections(collections, request.returnItemCollectionMetrics());
        for (TransactionalWrite each : writes) {
            ItemWrite write = each.write();
            if (!(write instanceof ItemCheck)) {
                touched.add(write.table(), write.key());
            }
        }
        return touched.report();
    }
}
