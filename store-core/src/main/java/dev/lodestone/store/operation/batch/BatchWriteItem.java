package dev.lodestone.store.operation.batch;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityMeters;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.item.ItemCollectionMetrics;
import dev.lodestone.store.operation.item.ItemCollections;
import dev.lodestone.store.operation.item.TouchedCollections;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemSize;
import dev.lodestone.store.value.Supplied;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.WriteCapacity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Puts and deletes items of one or several tables. The service promises no more than that each write is atomic; here all
 * are made in one commit.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
public final class BatchWriteItem implements Operation<BatchWriteItem.Request, BatchWriteItem.Response> {
    /** The most writes of one request. */
    private static final int MOST_WRITES = 25;

    /**
     * The request.
     *
     * @param requestItems by table name or ARN, in the request's order
     * @param withheld which of the writes of which table are to be left unprocessed, as a fault wants them to; null for none
     */
    public record Request(
            Map<String, List<WriteRequest>> requestItems,
            String returnConsumedCapacity,
            String returnItemCollectionMetrics,
            BiPredicate<String, WriteRequest> withheld)
            implements dev.lodestone.store.operation.Request<Response> {
        public Request(
                Map<String, List<WriteRequest>> requestItems,
                String returnConsumedCapacity,
                String returnItemCollectionMetrics) {
            this(requestItems, returnConsumedCapacity, returnItemCollectionMetrics, null);
        }

        /** The same, of which these writes are to be left unprocessed. */
        public Request leaving(BiPredicate<String, WriteRequest> writes) {
            return new Request(requestItems, returnConsumedCapacity, returnItemCollectionMetrics, writes);
        }

        @Override
        public ApiOperation operation() {
            return ApiOperation.BATCH_WRITE_ITEM;
        }
    }

    /**
     * The answer. Tables are called as the request calls them.
     *
     * @param unprocessedItems empty, unless the request has writes withheld
     */
    public record Response(
            Map<String, List<WriteRequest>> unprocessedItems,
            List<ConsumedCapacity> consumedCapacity,
            Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics) {}

    private final Catalog catalog;
    private final ItemWriter writer;
    private final ItemCollections collections;

    BatchWriteItem(Catalog catalog, ItemWriter writer, ItemCollections collections) {
        this.catalog = catalog;
        this.writer = writer;
        this.collections = collections;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.BATCH_WRITE_ITEM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        BatchRules.checkTables(name(), request.requestItems());
        int count = 0;
        for (List<WriteRequest> requests : request.requestItems().values()) {
            requests.forEach(BatchWriteItem::checkValues);
            count += requests.size();
        }
        BatchRules.checkCount(name(), count, MOST_WRITES);
        List<Table> tables = new ArrayList<>(request.requestItems().size());
        for (String name : request.requestItems().keySet()) {
            tables.add(catalog.active(scope, name));
        }
        List<ItemWrite> writes = checkedWrites(request, tables);
        checkDistinct(writes);

        Map<String, List<WriteRequest>> unprocessed = withhold(request, writes);
        List<ItemChange> changes = writer.writeAll(writes);
        return new Response(unprocessed, capacity(request, changes), collectionMetrics(request, writes));
    }

    /**
     * Takes from the writes those that are withheld, and gives their requests.
     *
     * @throws DynamoDbException ProvisionedThroughputExceededException if none is left
     */
    private static Map<String, List<WriteRequest>> withhold(Request request, List<ItemWrite> writes) {
        if (request.withheld() == null) {
            return Map.of();
        }
        Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
        Iterator<ItemWrite> write = writes.iterator();
        request.requestItems()
                .forEach((table, requests) -> requests.forEach(one -> {
                    write.next();
                    if (request.withheld().test(table, one)) {
                        write.remove();
                        unprocessed
                                .computeIfAbsent(table, name -> new ArrayList<>())
                                .add(one);
                    }
                }));
        if (writes.isEmpty()) {
            throw DynamoDbException.throughputExceeded();
        }
        return unprocessed;
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .oneOf(
                        "returnItemCollectionMetrics",
                        request.returnItemCollectionMetrics(),
                        AllowedValues.RETURN_ITEM_COLLECTION_METRICS)
                .required("requestItems", request.requestItems());
        if (request.requestItems() != null) {
            constraints.valueSizes("requestItems", request.requestItems(), 1, MOST_WRITES);
            request.requestItems().forEach((table, writes) -> checkConstraints(constraints, table, writes));
        }
        constraints.check();
    }

    private static void checkConstraints(Constraints constraints, String table, List<WriteRequest> writes) {
        for (int at = 0; at < writes.size(); at++) {
            WriteRequest write = writes.get(at);
            if (write.deleteRequest() != null && write.deleteRequest().key() == null) {
                constraints.required(path(table, at) + "deleteRequest.key", null);
            }
            if (write.putRequest() != null && write.putRequest().item() == null) {
                constraints.required(path(table, at) + "putRequest.item", null);
            }
        }
    }

    private static String path(String table, int at) {
        return "requestItems." + table + ".member." + (at + 1) + ".member.";
    }

    private static void checkValues(WriteRequest request) {
        if ((request.putRequest() == null) == (request.deleteRequest() == null)) {
            throw Supplied.severalTypes();
        }
        Item supplied = request.supplied();
        if (request.putRequest() != null) {
            ItemSize.check(supplied);
        }
    }

    private static List<ItemWrite> checkedWrites(Request request, List<Table> tables) {
        List<ItemWrite> writes = new ArrayList<>();
        int at = 0;
        for (List<WriteRequest> requests : request.requestItems().values()) {
            Table table = tables.get(at++);
            for (WriteRequest write : requests) {
                writes.add(checkedWrite(table, write));
            }
        }
        return writes;
    }

    /** A put whose key does not suit its table is refused as a key would be. */
    private static ItemWrite checkedWrite(Table table, WriteRequest request) {
        Item supplied = request.supplied();
        if (request.putRequest() == null) {
            return ItemDelete.of(table, supplied, null);
        }
        if (!KeyRules.hasKey(table.keySchema(), supplied)) {
            throw KeyRules.keyMismatch();
        }
        return ItemPut.of(table, supplied, null);
    }

    private static void checkDistinct(List<ItemWrite> writes) {
        List<Address> addresses = new ArrayList<>(writes.size());
        for (ItemWrite write : writes) {
            addresses.add(write.address());
        }
        BatchRules.checkDistinct(addresses);
    }

    private static List<ConsumedCapacity> capacity(Request request, List<ItemChange> changes) {
        ReturnConsumedCapacity wanted = ReturnConsumedCapacity.of(request.returnConsumedCapacity());
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeters meters = new CapacityMeters();
        for (ItemChange change : changes) {
            WriteCapacity.add(change, 1, meters.of(change.table().name()));
        }
        return meters.report(wanted, CapacityMeter.Kind.PLAIN);
    }

    private Map<String, List<ItemCollectionMetrics>> collectionMetrics(Request request, List<ItemWrite> writes) {
        TouchedCollections touched = new TouchedCollections(collections, request.returnItemCollectionMetrics());
        for (ItemWrite write : writes) {
            touched.add(write.table(), write.key());
        }
        return touched.report();
    }
}
