package dev.lodestone.benchmarks.load;

import java.util.StringJoiner;

/**
 * A table whose stream is read: items of about 100 bytes, each put twice, so that half of the records have an old image.
 *
 * @param records how many records its stream has
 */
record Feed(String table, int records) {

    /** How often each item is put. */
    static final int ROUNDS = 2;

    private static final String PAYLOAD = "x".repeat(60);

    int items() {
        return records / ROUNDS;
    }

    String createTable() {
        return "{\"TableName\":\"" + table + "\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}],\"KeySchema\":["
                + "{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}]" + DataSet.STREAM + "}";
    }

    /** A batch of puts, with {@link KeyPart}s; the owner tells the rounds apart. */
    String batchOfPuts(int count) {
        StringJoiner puts = new StringJoiner(",", "{\"RequestItems\":{\"" + table + "\":[", "]}}");
        for (int i = 0; i < count; i++) {
            puts.add("{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"" + DataSet.partitionKey(KeyPart.PARTITION.of(i))
                    + "\"},\"owner\":{\"S\":\"o" + KeyPart.OWNER.of(i) + "\"},\"hits\":{\"N\":\"12345\"},"
                    + "\"payload\":{\"S\":\"" + PAYLOAD + "\"}}}}");
        }
        return puts.toString();
    }
}
