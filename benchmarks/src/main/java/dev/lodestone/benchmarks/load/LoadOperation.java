package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** An operation that the harness puts under load: the request it sends, and what a right answer holds. */
enum LoadOperation {
    GET_ITEM("GetItem", "GetItem", 1) {
        @Override
        String body(DataSet data) {
            return "{" + table(data.table()) + ",\"Key\":" + data.key(0) + "}";
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return keysOf(data, itemNumbers);
        }
    },

    PUT_ITEM("PutItem", "PutItem", 1) {
        @Override
        String body(DataSet data) {
            return put(data.table(), data);
        }
    },

    QUERY("Query", "Query", 1) {
        @Override
        String body(DataSet data) {
            return "{" + table(data.table()) + ",\"KeyConditionExpression\":\"pk = :pk\","
                    + "\"ExpressionAttributeValues\":{\":pk\":{\"S\":\""
                    + DataSet.partitionKey(KeyPart.PARTITION.of(0)) + "\"}}}";
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            List<String> texts = keysOf(data, itemNumbers);
            texts.add("\"Count\":" + data.itemsPerPartition());
            return texts;
        }
    },

    UPDATE_ITEM("UpdateItem", "UpdateItem", 1) {
        @Override
        String body(DataSet data) {
            return "{" + update(data, 0) + ",\"ReturnValues\":\"UPDATED_NEW\"}";
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return List.of("\"hits\":{\"N\":\"");
        }
    },

    SCAN("Scan", "Scan", 1) {
        @Override
        String body(DataSet data) {
            return "{" + table(data.table()) + ",\"Limit\":100,\"ExclusiveStartKey\":" + data.key(0) + "}";
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return List.of("\"ScannedCount\":");
        }
    },

    BATCH_GET_ITEM("BatchGetItem", "BatchGetItem", 25) {
        @Override
        String body(DataSet data) {
            StringJoiner keys =
                    new StringJoiner(",", "{\"RequestItems\":{\"" + data.table() + "\":{\"Keys\":[", "]}}}");
            for (int i = 0; i < items(); i++) {
                keys.add(data.key(i));
            }
            return keys.toString();
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return keysOf(data, itemNumbers);
        }
    },

    BATCH_WRITE_ITEM("BatchWriteItem", "BatchWriteItem", 25) {
        @Override
        String body(DataSet data) {
            return data.batchOfPuts(data.table(), items());
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return List.of("\"UnprocessedItems\":{}");
        }
    },

    /** Two puts and two updates of other items. */
    TRANSACT_WRITE_ITEMS("TransactWriteItems", "TransactWriteItems", 4) {
        @Override
        String body(DataSet data) {
            return "{\"TransactItems\":["
                    + "{\"Put\":{" + table(data.table()) + ",\"Item\":" + data.item(0) + "}},"
                    + "{\"Put\":{" + table(data.table()) + ",\"Item\":" + data.item(1) + "}},"
                    + "{\"Update\":{" + update(data, 2) + "}},"
                    + "{\"Update\":{" + update(data, 3) + "}}]}";
        }
    },

    /** A put that moves the item's entry in an index. */
    PUT_ITEM_INDEXED("PutItem+GSI", "PutItem", 1) {
        @Override
        String body(DataSet data) {
            return put(data.indexedTable(), data);
        }

        @Override
        LoadOperation plain() {
            return PUT_ITEM;
        }
    },

    /** A put into a table whose stream has both images of the item. */
    PUT_ITEM_STREAMED("PutItem+stream", "PutItem", 1) {
        @Override
        String body(DataSet data) {
            return put(data.streamedTable(), data);
        }

        @Override
        LoadOperation plain() {
            return PUT_ITEM;
        }
    },

    /** Every connection reads a whole stream from its oldest record on; what counts are the records. */
    GET_RECORDS("GetRecords", "GetRecords", 1) {
        @Override
        String body(DataSet data) {
            return null;
        }

        @Override
        List<String> answerHolds(DataSet data, int[] itemNumbers) {
            return List.of();
        }

        @Override
        Exchange exchange(Load load, int connection) throws IOException {
            return StreamReading.of(load.endpoint(), load.data().feed());
        }
    };

    private final String label;
    private final String apiName;
    private final int items;

    LoadOperation(String label, String apiName, int items) {
        this.label = label;
        this.apiName = apiName;
        this.items = items;
    }

    /** The request's body, with {@link KeyPart}s; null where requests follow from the answers before them. */
    abstract String body(DataSet data);

    /** Texts that the answer to a request for these items must hold; that of a write holds nothing. */
    List<String> answerHolds(DataSet data, int[] itemNumbers) {
        return List.of("{}");
    }

    /** What one connection of a load asks. */
    Exchange exchange(Load load, int connection) throws IOException {
        return new ItemRequests(load, connection);
    }

    /** The operation that this one is, but for something more that the server has to do; null for none. */
    LoadOperation plain() {
        return null;
    }

    /** The name in options and output. */
    String label() {
        return label;
    }

    /** Whether only servers that have streams can be asked for it. */
    boolean needsStream() {
        return this == PUT_ITEM_STREAMED || this == GET_RECORDS;
    }

    /** How many different items one request names. */
    int items() {
        return items;
    }

    RequestTemplate template(Endpoint endpoint, DataSet data) {
        return RequestTemplate.encode(endpoint, apiName, body(data), data.itemsPerPartition());
    }

    static LoadOperation labelled(String label) {
        for (LoadOperation operation : values()) {
            if (operation.label.equalsIgnoreCase(label)) {
                return operation;
            }
        }
        StringJoiner labels = new StringJoiner(", ");
        for (LoadOperation operation : values()) {
            labels.add(operation.label);
        }
        throw new IllegalArgumentException("Expected one of the operations " + labels + ", not " + label);
    }

    private static String table(String name) {
        return "\"TableName\":\"" + name + "\"";
    }

    private static String put(String name, DataSet data) {
        return "{" + table(name) + ",\"Item\":" + data.item(0) + "}";
    }

    private static String update(DataSet data, int ordinal) {
        return table(data.table()) + ",\"Key\":" + data.key(ordinal)
                + ",\"UpdateExpression\":\"SET hits = hits + :one\",\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}}";
    }

    private static List<String> keysOf(DataSet data, int[] itemNumbers) {
        List<String> keys = new ArrayList<>();
        for (int itemNumber : itemNumbers) {
            keys.add('"' + DataSet.partitionKey(KeyPart.digits(itemNumber / data.itemsPerPartition())) + '"');
            keys.add('"' + DataSet.sortKey(KeyPart.digits(itemNumber % data.itemsPerPartition())) + '"');
        }
        return keys;
    }
}
