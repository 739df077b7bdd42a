package dev.lodestone.store.operation.item;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.read.ItemProjection;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;

/**
 * Reads the item with a key, or parts of it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html">GetItem</a>
 */
public final class GetItem implements Operation<GetItem.Request, GetItem.Response> {
    public record Request(
            String tableName,
            Supplied<Item> key,
            ProjectionParameters projection,
            ExpressionAttributes expressionAttributes,
            Boolean consistentRead,
            String returnConsumedCapacity)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.GET_ITEM;
        }

        boolean isConsistent() {
            return Boolean.TRUE.equals(consistentRead);
        }
    }

    /**
     * The answer.
     *
     * @param item null where there is no item with the key
     */
    public record Response(ItemView item, ConsumedCapacity consumedCapacity) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final ItemLookup items;

    GetItem(Catalog catalog, ExpressionParser parser, ItemLookup items) {
        this.catalog = catalog;
        this.parser = parser;
        this.items = items;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.GET_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.check(request.tableName());
        Constraints constraints = new Constraints()
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY);
        request.projection()
                .constrain(constraints)
                .required("key", request.key())
                .check();
        request.expressionAttributes().checkStyles(request.projection().describe(new ParameterStyles()));
        Item key = request.key().orThrow();
        Projection legacyProjection = request.projection().lowered();
        ExpressionContext expressions = request.expressionAttributes().context(parser);
        Projection projection = request.projection().bind(expressions, legacyProjection);
        expressions.refuseUnused();
        Table table = catalog.active(scope, request.tableName());
        KeyRules.checkKey(table.keySchema(), key);
        ScalarKeys.check(table, projection);

        EncodedItem item = EncodedItem.of(items.get(table, table.address(key), request.isConsistent()));
        return new Response(ItemProjection.of(projection).apply(item), capacity(request, table, item));
    }

    private static ConsumedCapacity capacity(Request request, Table table, EncodedItem item) {
        ReturnConsumedCapacity wanted = ReturnConsumedCapacity.of(request.returnConsumedCapacity());
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeter meter = new CapacityMeter(table.name());
        meter.addTable(CapacityUnits.read(item == null ? 0 : item.size(), request.isConsistent()));
        return meter.report(wanted, CapacityMeter.Kind.PLAIN);
    }
}
