package dev.lodestone.server.template.deploy;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.operation.Request;
import dev.lodestone.store.operation.table.DescribeTable;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.operation.table.Tag;
import dev.lodestone.store.operation.tag.ListTagsOfResource;
import dev.lodestone.store.operation.ttl.DescribeTimeToLive;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The tables of a store as one caller sees and changes them, by the operations that everybody uses. Thread-safe. */
final class TableStore {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final DataStore store;
    private final RequestScope scope;

    TableStore(DataStore store, RequestScope scope) {
        this.store = store;
        this.scope = scope;
    }

    <R> R call(Request<R> request) {
        return store.call(request, scope);
    }

    /** The table with this name, or null if there is none. */
    TableDescription find(String tableName) {
        try {
            return call(new DescribeTable.Request(tableName)).table();
        } catch (DynamoDbException e) {
            if (e.type() == ErrorType.RESOURCE_NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Waits until nothing is being done to a table any more.
     *
     * @return the table; null if that takes too long, or there is none
     */
    TableDescription settled(String tableName) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        TableDescription table = find(tableName);
        while (table != null && !isSettled(table)) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return null;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            table = find(tableName);
        }
        return table;
    }

    private static boolean isSettled(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && (table.globalSecondaryIndexes() == null
                        || table.globalSecondaryIndexes().stream()
                                .allMatch(index -> index.indexStatus() == TableStatus.ACTIVE));
    }

    /** The attribute that says when items of a table expire, or null. */
    String timeToLive(String tableName) {
        return call(new DescribeTimeToLive.Request(tableName)).attributeName();
    }

    Map<String, String> tags(String tableArn) {
        Map<String, String> tags = new TreeMap<>();
        String next = null;
        do {
            ListTagsOfResource.Response page = call(new ListTagsOfResource.Request(tableArn, next));
            for (Tag tag : page.tags()) {
                tags.put(tag.key(), tag.value());
            }
            next = page.nextToken();
        } while (next != null);
        return tags;
    }
}
