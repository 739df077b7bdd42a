package dev.lodestone.benchmarks.load;

import java.util.StringJoiner;

/**
 * The tables and items that every server is loaded with, as JSON in which {@link KeyPart}s stand for the digits of the
 * keys. Items are numbered from 0; consecutive numbers share a partition.
 *
 * @param itemSize the size of an item by the service's rules, in bytes
 * @param records how many records the stream has that is read
 */
record DataSet(String table, int partitions, int itemsPerPartition, int itemSize, int records) {

    /** The declaration of a stream in a CreateTable request. */
    static final String STREAM =
            ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}";

    /** The bytes of an item beside its payload, by the service's rules for item sizes. */
    private static final int SIZE_WITHOUT_PAYLOAD = 117;

    static final int SMALLEST_ITEM = SIZE_WITHOUT_PAYLOAD + 1;

    DataSet {
        if (itemSize < SMALLEST_ITEM) {
            throw new IllegalArgumentException(
                    "Expected an item size of " + SMALLEST_ITEM + " or more, not " + itemSize);
        }
    }

    int items() {
        return partitions * itemsPerPartition;
    }

    /** The table with the same items and an index on their owner. */
    String indexedTable() {
        return table + "-indexed";
    }

    /** The table with the same items and a stream. */
    String streamedTable() {
        return table + "-streamed";
    }

    /** The table whose stream is read. */
    Feed feed() {
        return new Feed(table + "-feed", records);
    }

    String createTable() {
        return createTable(table, "", "");
    }

    String createIndexedTable() {
        return createTable(
                indexedTable(),
                ",{\"AttributeName\":\"owner\",\"AttributeType\":\"S\"}",
                ",\"GlobalSecondaryIndexes\":[{\"IndexName\":\"by-owner\",\"KeySchema\":"
                        + "[{\"AttributeName\":\"owner\",\"KeyType\":\"HASH\"}],"
                        + "\"Projection\":{\"ProjectionType\":\"ALL\"}}]");
    }

    String createStreamedTable() {
        return createTable(streamedTable(), "", STREAM);
    }

    private static String createTable(String name, String moreAttributes, String moreMembers) {
        return "{\"TableName\":\"" + name + "\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"sk\",\"AttributeType\":\"S\"}"
                + moreAttributes + "],\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
                + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]" + moreMembers + "}";
    }

    /** The text of an item's partition key, without its digits. */
    static String partitionKey(String digits) {
        return "p" + digits;
    }

    static String sortKey(String digits) {
        return "s" + digits;
    }

    String key(int ordinal) {
        return "{" + keyAttributes(ordinal) + "}";
    }

    private static String keyAttributes(int ordinal) {
        return "\"pk\":{\"S\":\"" + partitionKey(KeyPart.PARTITION.of(ordinal)) + "\"}," + "\"sk\":{\"S\":\""
                + sortKey(KeyPart.SORT.of(ordinal)) + "\"}";
    }

    String item(int ordinal) {
        return "{" + keyAttributes(ordinal) + ",\"owner\":{\"S\":\"o" + KeyPart.OWNER.of(ordinal) + "\"},"
                + "\"hits\":{\"N\":\"0\"},\"score\":{\"N\":\"12345.678\"},\"active\":{\"BOOL\":true},"
                + "\"labels\":{\"SS\":[\"green\",\"red\"]},"
                + "\"address\":{\"M\":{\"street\":{\"S\":\"Magnet Street 1\"},\"zip\":{\"S\":\"12345\"}}},"
                + "\"payload\":{\"S\":\"" + "x".repeat(itemSize - SIZE_WITHOUT_PAYLOAD) + "\"}}";
    }

    String putRequest(int ordinal) {
        return "{\"PutRequest\":{\"Item\":" + item(ordinal) + "}}";
    }

    String batchOfPuts(String tableName, int count) {
        StringJoiner puts = new StringJoiner(",", "{\"RequestItems\":{\"" + tableName + "\":[", "]}}");
        for (int i = 0; i < count; i++) {
            puts.add(putRequest(i));
        }
        return puts.toString();
    }
}
