package dev.lodestone.store.operation.item;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemDelete;

/**
 * Deletes the item with a key, if there is one.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">DeleteItem</a>
 */
public final class DeleteItem implements Operation<DeleteItem.Request, DeleteItem.Response> {
    public record Request(
            String tableName,
            Supplied<Item> key,
            ConditionParameters condition,
            ExpressionAttributes expressionAttributes,
            WriteOptions options)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DELETE_ITEM;
        }
    }

    /**
     * The answer.
     *
     * @param attributes the item that was deleted, if it was asked for and there was one; else null
     */
    public record Response(
            ItemView attributes, ConsumedCapacity consumedCapacity, ItemCollectionMetrics itemCollectionMetrics) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final SingleWrite singleWrite;

    DeleteItem(Catalog catalog, ExpressionParser parser, SingleWrite singleWrite) {
        this.catalog = catalog;
        this.parser = parser;
        this.singleWrite = singleWrite;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.DELETE_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.check(request.tableName());
        checkConstraints(request);
        request.expressionAttributes().checkStyles(request.condition().describe(new ParameterStyles()));
        Item key = request.key().orThrow();
        WriteReturnValues.checkAllOldOrNone(request.options().returnValues());
        Condition legacyCondition = request.condition().legacy();
        ExpressionContext expressions = request.expressionAttributes().context(parser);
        Condition condition = request.condition().bind(expressions, legacyCondition);
        expressions.refuseUnused();
        Table table = catalog.active(scope, request.tableName());
        ItemDelete delete = ItemDelete.of(table, key, condition);
        ScalarKeys.check(table, condition);

        ItemChange change = singleWrite.run(delete, request.options());
        return new Response(
                request.options().returnsAllOld() ? change.before() : null,
                singleWrite.capacity(change, request.options()),
                singleWrite.collectionMetrics(table, key, request.options()));
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints();
        request.options().constrainCapacity(constraints);
        request.options().constrainValues(constraints);
        request.options().constrainMetrics(constraints);
        constraints.required("key", request.key());
        request.condition().constrain(constraints);
        request.options().constrainValuesOnFailure(constraints);
        constraints.check();
    }
}
