package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.Map;

/** Collects {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues}. */
public final class ExpressionAttributeMembers {
    private Map<String, String> names;
    private Supplied<Map<String, AttributeValue>> values;

    /** Reads the member of this name, or passes over it where the API has none. */
    public void read(String name, RequestReader in) {
        switch (name) {
            case "ExpressionAttributeNames" -> names = in.stringMap();
            case "ExpressionAttributeValues" -> values = AttributeValueReader.expressionValues(in);
            default -> in.skip();
        }
    }

    public ExpressionAttributes collected() {
        return names == null && values == null ? ExpressionAttributes.NONE : new ExpressionAttributes(names, values);
    }
}
