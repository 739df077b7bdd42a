package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;

import dev.lodestone.server.TestStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table that comes and goes, and its stream with it; its items are numbers in one partition. */
record SwitchedTable(DynamoDbClient client) {
    static final String NAME = "switched";

    /** The ARN of its stream, or null if it has none. */
    String create(boolean withStream) {
        return arn(client.createTable(create -> create.tableName(NAME)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                attribute("all", ScalarAttributeType.S), attribute("id", ScalarAttributeType.S))
                        .keySchema(key("all", KeyType.HASH), key("id", KeyType.RANGE))
                        .streamSpecification(withStream ? enabled() : null))
                .tableDescription());
    }

    void delete() {
        client.deleteTable(delete -> delete.tableName(NAME));
    }

    String enable() {
        return arn(client.updateTable(update -> update.tableName(NAME).streamSpecification(enabled()))
                .tableDescription());
    }

    void disable() {
        TestStreams.disable(client, NAME);
    }

    private static StreamSpecification enabled() {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_IMAGE)
                .build();
    }

    private static String arn(TableDescription table) {
        return table.streamSpecification() == null ? null : table.latestStreamArn();
    }

    boolean exists() {
        return client.listTables().tableNames().contains(NAME);
    }

    /** The ARN of the stream it has, or null if it has none. */
    String streamArn() {
        try {
            return arn(
                    client.describeTable(describe -> describe.tableName(NAME)).table());
        } catch (ResourceNotFoundException gone) {
            return null;
        }
    }

    void put(String id, long number) {
        client.putItem(put ->
                put.tableName(NAME).item(Map.of("all", s("all"), "id", s(id), "number", n(Long.toString(number)))));
    }

    void delete(String id) {
        client.deleteItem(delete -> delete.tableName(NAME).key(Map.of("all", s("all"), "id", s(id))));
    }

    Map<String, Long> items() {
        Map<String, Long> items = new HashMap<>();
        for (Map<String, AttributeValue> item :
                client.scanPaginator(scan -> scan.tableName(NAME)).items()) {
            items.put(item.get("id").s(), number(item));
        }
        return items;
    }

    static long number(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get("number").n());
    }

    /** The ARNs of the streams of this table and those of its name before, the oldest first. */
    static List<String> streamArns(DynamoDbStreamsClient streams) {
        List<String> arns = new ArrayList<>();
        String last = null;
        do {
            String start = last;
            ListStreamsResponse page =
                    streams.listStreams(list -> list.tableName(NAME).exclusiveStartStreamArn(start));
            page.streams().stream().map(Stream::streamArn).forEach(arns::add);
            last = page.lastEvaluatedStreamArn();
        } while (last != null);
        return arns;
    }
}
