package dev.lodestone.store.operation.batch;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityMeters;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.ScalarKeys;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.read.ItemProjection;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Reads items of one or several tables by their keys.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
 */
public final class BatchGetItem implements Operation<BatchGetItem.Request, BatchGetItem.Response> {
    /** The most keys of one request. */
    private static final int MOST_KEYS = 100;

    /** The most bytes of items in one response. */
    private static final long MOST_BYTES = 16L << 20;

    /**
     * The request.
     *
     * @param requestItems by table name or ARN, in the request's order
     */
    public record Request(
            Map<String, KeysAndAttributes> requestItems,
            String returnConsumedCapacity,
            BiPredicate<String, Supplied<Item>> withheld)
            implements dev.lodestone.store.operation.Request<Response> {
        public Request(Map<String, KeysAndAttributes> requestItems, String returnConsumedCapacity) {
            this(requestItems, returnConsumedCapacity, null);
        }

        /** The same, of which these keys are to be left unprocessed. */
        public Request leaving(BiPredicate<String, Supplied<Item>> keys) {
            return new Request(requestItems, returnConsumedCapacity, keys);
        }

        @Override
        public ApiOperation operation() {
            return ApiOperation.BATCH_GET_ITEM;
        }
    }

    /**
     * The answer. Tables are called as the request calls them.
     *
     * @param unprocessedKeys what did not fit into the response, or is withheld
     */
    public record Response(
            Map<String, List<ItemView>> responses,
            Map<String, KeysAndAttributes> unprocessedKeys,
            List<ConsumedCapacity> consumedCapacity) {}

    private final Catalog catalog;
    private final ExpressionParser parser;
    private final ItemLookup items;

    BatchGetItem(Catalog catalog, ExpressionParser parser, ItemLookup items) {
        this.catalog = catalog;
        this.parser = parser;
        this.items = items;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.BATCH_GET_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        BatchRules.checkTables(name(), request.requestItems());
        List<TableRead> reads = new ArrayList<>(request.requestItems().size());
        int keys = 0;
        for (Map.Entry<String, KeysAndAttributes> entry : request.requestItems().entrySet()) {
            reads.add(bind(entry.getKey(), entry.getValue()));
            keys += entry.getValue().keys().size();
        }
        BatchRules.checkCount(name(), keys, MOST_KEYS);
        for (TableRead read : reads) {
            read.table = catalog.active(scope, read.name);
        }
        reads.forEach(BatchGetItem::checkAgainstTable);
        withhold(reads, request);

        return read(reads, request);
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .required("requestItems", request.requestItems());
        if (request.requestItems() != null) {
            request.requestItems().forEach((table, keys) -> checkConstraints(constraints, table, keys));
        }
        constraints.check();
    }

    private static void checkConstraints(Constraints constraints, String table, KeysAndAttributes keys) {
        String path = "requestItems." + table + ".member";
        constraints
                .required(path + ".keys", keys.keys())
                .size(path + ".keys", keys.keys(), 1, Integer.MAX_VALUE)
                .sizeUnprinted("RequestItems." + table + ".member.Keys", keys.keys(), MOST_KEYS)
                .size(path + ".attributesToGet", keys.projection().attributesToGet(), 1, Integer.MAX_VALUE);
    }

    private TableRead bind(String name, KeysAndAttributes request) {
        ExpressionAttributes attributes = new ExpressionAttributes(request.expressionAttributeNames(), null);
        attributes.checkStyles(request.projection().describe(new ParameterStyles()));
        Projection legacyProjection = request.projection().lowered();
        ExpressionContext expressions = attributes.context(parser);
        Projection projection = request.projection().bind(expressions, legacyProjection);
        expressions.refuseUnused();
        List<Item> keys = request.suppliedKeys();
        BatchRules.checkDistinct(keys);
        return new TableRead(name, request, keys, projection);
    }

    private static void checkAgainstTable(TableRead read) {
        for (Item key : read.keys) {
            KeyRules.checkKey(read.table.keySchema(), key);
        }
        ScalarKeys.check(read.table, read.projection);
    }

    /**
     * Takes from the reads the keys that are withheld.
     *
     * @throws DynamoDbException ProvisionedThroughputExceededException if none is left
     */
    private static void withhold(List<TableRead> reads, Request request) {
        if (request.withheld() == null) {
            return;
        }
        boolean anyLeft = false;
        for (TableRead read : reads) {
            read.withhold(key -> request.withheld().test(read.name, key));
            anyLeft |= !read.keys.isEmpty();
        }
        if (!anyLeft) {
            throw DynamoDbException.throughputExceeded();
        }
    }

    /** What is stored at the keys of all reads, in their order. */
    private List<byte[]> find(List<TableRead> reads) {
        if (items.isStrict()) {
            List<Address> addresses = new ArrayList<>();
            reads.forEach(read -> read.addAddresses(addresses));
            return items.now().multiGet(addresses);
        }
        List<byte[]> found = new ArrayList<>();
        for (TableRead read : reads) {
            List<Address> addresses = new ArrayList<>();
            read.addAddresses(addresses);
            found.addAll(items.multiGet(read.table, addresses, read.request.isConsistent()));
        }
        return found;
    }

    private Response read(List<TableRead> reads, Request request) {
        List<byte[]> found = find(reads);
        Map<String, List<ItemView>> responses = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        CapacityMeters meters = new CapacityMeters();
        long bytes = 0;
        int first = 0;
        for (TableRead read : reads) {
            ItemProjection projection = ItemProjection.of(read.projection);
            List<byte[]> values = found.subList(first, first + read.keys.size());
            first += read.keys.size();
            List<ItemView> views = new ArrayList<>(values.size());
            CapacityMeter meter = meters.of(read.table.name());
            int at = 0;
            for (; at < values.size(); at++) {
                EncodedItem item = EncodedItem.of(values.get(at));
                int size = item == null ? 0 : item.size();
                if (bytes + size > MOST_BYTES) {
                    break;
                }
                bytes += size;
                meter.addTable(CapacityUnits.read(size, read.request.isConsistent()));
                if (item != null) {
                    views.add(projection.apply(item));
                }
            }
            responses.put(read.name, views);
            List<Supplied<Item>> left = read.unread(at);
            if (!left.isEmpty()) {
                unprocessed.put(read.name, read.request.with(left));
            }
        }
        ReturnConsumedCapacity wanted = ReturnConsumedCapacity.of(request.returnConsumedCapacity());
        return new Response(responses, unprocessed, meters.report(wanted, CapacityMeter.Kind.PLAIN));
    }

    /** What to read of one table, checked and bound. */
    private static final class TableRead {
        final String name;
        final KeysAndAttributes request;
        final Projection projection;
        final List<Supplied<Item>> withheld = new ArrayList<>();
        List<Supplied<Item>> supplied;
        List<Item> keys;
        Table table;

        TableRead(String name, KeysAndAttributes request, List<Item> keys, Projection projection) {
            this.name = name;
            this.request = request;
            this.supplied = request.keys();
            this.keys = keys;
            this.projection = projection;
        }

        void addAddresses(List<Address> addresses) {
            for (Item key : keys) {
                addresses.add(table.address(key));
            }
        }

        void withhold(Predicate<Supplied<Item>> withholds) {
            List<Supplied<Item>> kept = new ArrayList<>();
            List<Item> keptKeys = new ArrayList<>();
            for (int at = 0; at < keys.size(); at++) {
                if (withholds.test(supplied.get(at))) {
                    withheld.add(supplied.get(at));
                } else {
                    kept.add(supplied.get(at));
                    keptKeys.add(keys.get(at));
                }
            }
            supplied = kept;
            keys = keptKeys;
        }

        /** The keys that are not read, of which the first of those to be read is given by its number. */
        List<Supplied<Item>> unread(int first) {
            List<Supplied<Item>> left = new ArrayList<>(supplied.subList(first, supplied.size()));
            left.addAll(withheld);
            return left;
        }
    }
}
