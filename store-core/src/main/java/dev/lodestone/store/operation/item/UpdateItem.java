package dev.lodestone.store.operation.item;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Update;
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
import dev.lodestone.store.write.ItemUpdate;

/**
 * Changes attributes of the item with a key, which comes into being if it does not exist.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
 */
public final class UpdateItem implements Operation<UpdateItem.Request, UpdateItem.Response> {
    public record Request(
            String tableName,
            Supplied<Item> key,
            UpdateParameters update,
            ConditionParameters condition,
            ExpressionAttributes expressionAttributes,
            WriteOptions options)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.UPDATE_ITEM;
        }
    }

    /**
     * The answer.
     *
     * @param attributes what {@code ReturnValues} asked for; null where there is nothing of it
     */
    public record Response(
            ItemView attributes, ConsumedCapacity consumedCapacity, ItemCollectionMetrics itemCollectionMetrics) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final SingleWrite singleWrite;

    UpdateItem(Catalog catalog, ExpressionParser parser, SingleWrite singleWrite) {
        this.catalog = catalog;
        this.parser = parser;
        this.singleWrite = singleWrite;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.UPDATE_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.check(request.tableName());
        checkConstraints(request);
        ParameterStyles styles = request.update().describe(new ParameterStyles());
        request.expressionAttributes().checkStyles(request.condition().describe(styles));
        Item key = request.key().orThrow();
        Update legacyUpdate = request.update().legacy();
        Condition legacyCondition = request.condition().legacy();
        ExpressionContext expressions = request.expressionAttributes().context(parser);
        Update update = request.update().bind(expressions, legacyUpdate);
        Condition condition = request.condition().bind(expressions, legacyCondition);
        expressions.refuseUnused();
        Table table = catalog.active(scope, request.tableName());
        ItemUpdate write = ItemUpdate.of(table, key, update, condition);
        ScalarKeys.check(table, update);
        ScalarKeys.check(table, condition);

        ItemChange change = singleWrite.run(write, request.options());
        return new Response(
                returned(request.options().returnValues(), write, change),
                singleWrite.capacity(change, request.options()),
                singleWrite.collectionMetrics(table, key, request.options()));
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints();
        request.options().constrainCapacity(constraints);
        request.options().constrainMetrics(constraints);
        request.options().constrainValues(constraints);
        constraints.required("key", request.key());
        request.condition().constrain(constraints);
        request.update().constrain(constraints);
        request.options().constrainValuesOnFailure(constraints);
        constraints.check();
    }

    private static ItemView returned(String returnValues, ItemUpdate write, ItemChange change) {
        return switch (returnValues == null ? "NONE" : returnValues) {
            case "ALL_OLD" -> change.before();
            case "ALL_NEW" -> change.after();
            case "UPDATED_OLD" -> write.touched(change.before());
            case "UPDATED_NEW" -> write.touched(change.after());
            default -> null;
        };
    }
}
