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
import dev.lodestone.store.value.ItemSize;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemPut;

/**
 * Puts an item in place of whatever item has its key.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>
 */
public final class PutItem implements Operation<PutItem.Request, PutItem.Response> {
    public record Request(
            String tableName,
            Supplied<Item> item,
            ConditionParameters condition,
            ExpressionAttributes expressionAttributes,
            WriteOptions options)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.PUT_ITEM;
        }
    }

    /**
     * The answer.
     *
     * @param attributes the item that was replaced, if it was asked for and there was one; else null
     */
    public record Response(
            ItemView attributes, ConsumedCapacity consumedCapacity, ItemCollectionMetrics itemCollectionMetrics) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final SingleWrite singleWrite;

    PutItem(Catalog catalog, ExpressionParser parser, SingleWrite singleWrite) {
        this.catalog = catalog;
        this.parser = parser;
        this.singleWrite = singleWrite;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.PUT_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.check(request.tableName());
        checkConstraints(request);
        request.expressionAttributes().checkStyles(request.condition().describe(new ParameterStyles()));
        Item item = request.item().orThrow();
        WriteReturnValues.checkAllOldOrNone(request.options().returnValues());
        ItemSize.check(item);
        Condition legacyCondition = request.condition().legacy();
        ExpressionContext expressions = request.expressionAttributes().context(parser);
        Condition condition = request.condition().bind(expressions, legacyCondition);
        expressions.refuseUnused();
        Table table = catalog.active(scope, request.tableName());
        ItemPut put = ItemPut.of(table, item, condition);
        ScalarKeys.check(table, condition);

        ItemChange change = singleWrite.run(put, request.options());
        return new Response(
                request.options().returnsAllOld() ? change.before() : null,
                singleWrite.capacity(change, request.options()),
                singleWrite.collectionMetrics(table, item, request.options()));
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints();
        request.options().constrainCapacity(constraints);
        constraints.required("item", request.item());
        request.condition().constrain(constraints);
        request.options().constrainValues(constraints);
        request.options().constrainMetrics(constraints);
        request.options().constrainValuesOnFailure(constraints);
        constraints.check();
    }
}
