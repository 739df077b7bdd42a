package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;

/** Writes the {@code KeySchema} member; nothing for null. */
public final class KeySchemaWriter {
    private KeySchemaWriter() {}

    public static void write(KeySchema schema, ResponseWriter out) {
        if (schema == null) {
            return;
        }
        out.startList("KeySchema");
        schema.partitionKey().forEach(attribute -> element(attribute, "HASH", out));
        schema.sortKey().forEach(attribute -> element(attribute, "RANGE", out));
        out.endList();
    }

    private static void element(KeyAttribute attribute, String keyType, ResponseWriter out) {
        out.startObject();
        out.string("AttributeName", attribute.name());
        out.string("KeyType", keyType);
        out.endObject();
    }
}
