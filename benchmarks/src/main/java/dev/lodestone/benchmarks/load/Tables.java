package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Creates, fills and deletes the tables of a {@link DataSet} over the wire. */
final class Tables {

    private static final int BATCH = 25;
    private static final long ACTIVE_WITHIN_SECONDS = 30;
    private static final long POLL_MILLIS = 20;

    private Tables() {}

    /** Creates the tables that the operations need and puts all items into each. */
    static void create(Endpoint endpoint, DataSet data, List<LoadOperation> operations) throws IOException {
        try (WireClient client = new WireClient(endpoint)) {
            client.callOrThrow("CreateTable", data.createTable());
            awaitActive(client, data.table());
            fill(endpoint, client, data, data.table());
            if (operations.contains(LoadOperation.PUT_ITEM_INDEXED)) {
                client.callOrThrow("CreateTable", data.createIndexedTable());
                awaitActive(client, data.indexedTable());
                fill(endpoint, client, data, data.indexedTable());
            }
            if (operations.contains(LoadOperation.PUT_ITEM_STREAMED)) {
                client.callOrThrow("CreateTable", data.createStreamedTable());
                awaitActive(client, data.streamedTable());
                fill(endpoint, client, data, data.streamedTable());
            }
            if (operations.contains(LoadOperation.GET_RECORDS)) {
                Feed feed = data.feed();
                client.callOrThrow("CreateTable", feed.createTable());
                awaitActive(client, feed.table());
                for (int round = 0; round < Feed.ROUNDS; round++) {
                    fill(endpoint, client, feed, round);
                }
            }
        }
    }

    /** Deletes what {@link #create} created. */
    static void delete(Endpoint endpoint, DataSet data, List<LoadOperation> operations) throws IOException {
        try (WireClient client = new WireClient(endpoint)) {
            client.callOrThrow("DeleteTable", named(data.table()));
            if (operations.contains(LoadOperation.PUT_ITEM_INDEXED)) {
                client.callOrThrow("DeleteTable", named(data.indexedTable()));
            }
            if (operations.contains(LoadOperation.PUT_ITEM_STREAMED)) {
                client.callOrThrow("DeleteTable", named(data.streamedTable()));
            }
            if (operations.contains(LoadOperation.GET_RECORDS)) {
                client.callOrThrow("DeleteTable", named(data.feed().table()));
            }
        }
    }

    /** Waits until a table is there and can be used. */
    static void awaitActive(WireClient client, String table) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACTIVE_WITHIN_SECONDS);
        while (true) {
            String answer = client.call("DescribeTable", named(table));
            if (answer.contains("\"TableStatus\":\"ACTIVE\"") && !answer.contains("\"IndexStatus\":\"CREATING\"")) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("The table is not active after " + ACTIVE_WITHIN_SECONDS + " s: " + answer);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    private static void fill(Endpoint endpoint, WireClient client, DataSet data, String table) throws IOException {
        for (int first = 0; first < data.items(); first += BATCH) {
            int count = Math.min(BATCH, data.items() - first);
            RequestTemplate template = batch(endpoint, data.batchOfPuts(table, count), data.itemsPerPartition());
            put(client, template, first, count, first);
        }
    }

    private static void fill(Endpoint endpoint, WireClient client, Feed feed, int round) throws IOException {
        RequestTemplate whole = batch(endpoint, feed.batchOfPuts(BATCH), 1);
        for (int first = 0; first < feed.items(); first += BATCH) {
            int count = Math.min(BATCH, feed.items() - first);
            put(client, count == BATCH ? whole : batch(endpoint, feed.batchOfPuts(count), 1), first, count, round);
        }
    }

    private static RequestTemplate batch(Endpoint endpoint, String body, int itemsPerPartition) {
        return RequestTemplate.encode(endpoint, "BatchWriteItem", body, itemsPerPartition);
    }

    private static void put(WireClient client, RequestTemplate template, int first, int count, int owner)
            throws IOException {
        int[] itemNumbers = new int[count];
        for (int i = 0; i < count; i++) {
            itemNumbers[i] = first + i;
        }
        ByteBuffer request = template.buffer();
        template.patch(request, itemNumbers, owner);
        String answer = client.sendOrThrow("BatchWriteItem", request);
        if (answer.contains("PutRequest")) {
            throw new IOException("The server left items of a batch unprocessed: " + answer);
        }
    }

    private static String named(String table) {
        return "{\"TableName\":\"" + table + "\"}";
    }
}
