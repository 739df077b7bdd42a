package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.strings;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The place of an item in a table of orders. */
record OrderKey(String owner, String id) {
    static OrderKey of(Map<String, AttributeValue> item) {
        return new OrderKey(item.get("owner").s(), item.get("id").s());
    }

    Map<String, AttributeValue> attributes() {
        return strings("owner", owner, "id", id);
    }
}
