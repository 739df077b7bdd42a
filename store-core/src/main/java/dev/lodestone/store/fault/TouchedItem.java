package dev.lodestone.store.fault;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.operation.Request;
import dev.lodestone.store.operation.batch.BatchGetItem;
import dev.lodestone.store.operation.batch.BatchWriteItem;
import dev.lodestone.store.operation.batch.KeysAndAttributes;
import dev.lodestone.store.operation.batch.WriteRequest;
import dev.lodestone.store.operation.item.DeleteItem;
import dev.lodestone.store.operation.item.GetItem;
import dev.lodestone.store.operation.item.PutItem;
import dev.lodestone.store.operation.item.UpdateItem;
import dev.lodestone.store.operation.query.Query;
import dev.lodestone.store.operation.query.Scan;
import dev.lodestone.store.operation.transaction.TransactAction;
import dev.lodestone.store.operation.transaction.TransactGetItem;
import dev.lodestone.store.operation.transaction.TransactGetItems;
import dev.lodestone.store.operation.transaction.TransactWriteItem;
import dev.lodestone.store.operation.transaction.TransactWriteItems;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An item that a request names.
 *
 * @param table the name of its table; null if the request gives none
 * @param item the item, or its key; null where the request names a table alone
 */
record TouchedItem(String table, Item item) {
    /** What a request names, in its order: for batches and transactions one for each item. Empty for others than items. */
    static List<TouchedItem> of(Request<?> request) {
        if (request instanceof PutItem.Request put) {
            return List.of(of(put.tableName(), put.item()));
        } else if (request instanceof GetItem.Request get) {
            return List.of(of(get.tableName(), get.key()));
        } else if (request instanceof UpdateItem.Request update) {
            return List.of(of(update.tableName(), update.key()));
        } else if (request instanceof DeleteItem.Request delete) {
            return List.of(of(delete.tableName(), delete.key()));
        } else if (request instanceof Query.Request query) {
            return List.of(ofTable(query.read().tableName()));
        } else if (request instanceof Scan.Request scan) {
            return List.of(ofTable(scan.read().tableName()));
        } else if (request instanceof BatchGetItem.Request batch) {
            return ofGets(batch.requestItems());
        } else if (request instanceof BatchWriteItem.Request batch) {
            return ofWrites(batch.requestItems());
        } else if (request instanceof TransactGetItems.Request transaction) {
            return ofTransactGets(transaction.transactItems());
        } else if (request instanceof TransactWriteItems.Request transaction) {
            return ofTransactWrites(transaction.transactItems());
        }
        return List.of();
    }

    private static TouchedItem ofTable(String tableNameOrArn) {
        return of(tableNameOrArn, (Supplied<Item>) null);
    }

    static TouchedItem of(String tableNameOrArn, Supplied<Item> item) {
        String table = tableNameOrArn == null ? null : Catalog.name(tableNameOrArn);
        return new TouchedItem(table, item == null ? null : item.orNull());
    }

    static TouchedItem of(String table, WriteRequest write) {
        if (write.putRequest() != null) {
            return of(table, write.putRequest().item());
        }
        return of(
                table,
                write.deleteRequest() == null ? null : write.deleteRequest().key());
    }

    private static List<TouchedItem> ofGets(Map<String, KeysAndAttributes> requestItems) {
        List<TouchedItem> touched = new ArrayList<>();
        if (requestItems != null) {
            requestItems.forEach((table, keys) -> {
                if (keys.keys() != null) {
                    keys.keys().forEach(key -> touched.add(of(table, key)));
                }
            });
        }
        return touched;
    }

    private static List<TouchedItem> ofWrites(Map<String, List<WriteRequest>> requestItems) {
        List<TouchedItem> touched = new ArrayList<>();
        if (requestItems != null) {
            requestItems.forEach((table, writes) -> writes.forEach(write -> touched.add(of(table, write))));
        }
        return touched;
    }

    private static List<TouchedItem> ofTransactGets(List<TransactGetItem> items) {
        List<TouchedItem> touched = new ArrayList<>();
        if (items != null) {
            for (TransactGetItem item : items) {
                touched.add(
                        item.get() == null
                                ? ofTable(null)
                                : of(item.get().tableName(), item.get().key()));
            }
        }
        return touched;
    }

    private static List<TouchedItem> ofTransactWrites(List<TransactWriteItem> items) {
        List<TouchedItem> touched = new ArrayList<>();
        if (items != null) {
            for (TransactWriteItem item : items) {
                List<TransactAction> actions = item.actions();
                touched.add(
                        actions.isEmpty()
                                ? ofTable(null)
                                : of(actions.get(0).tableName(), actions.get(0).item()));
            }
        }
        return touched;
    }
}
