package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.ProjectionType;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.ServerSideEncryption;
import dev.lodestone.store.schema.WarmThroughput;
import dev.lodestone.store.value.AttributeType;

/** The parts of a schema as fields of a catalogue entry, and back. The field names are written to disk. */
final class SchemaFields {
    private SchemaFields() {}

    static EntryFields keyAttribute(KeyAttribute attribute) {
        return new EntryFields().set("name", attribute.name()).set("type", attribute.type());
    }

    static KeyAttribute keyAttribute(EntryFields fields) {
        return new KeyAttribute(fields.text("name"), fields.constant("type", AttributeType.class));
    }

    static EntryFields keySchema(KeySchema schema) {
        return new EntryFields()
                .setList("partition", schema.partitionKey(), SchemaFields::keyAttribute)
                .setList("sort", schema.sortKey(), SchemaFields::keyAttribute);
    }

    static KeySchema keySchema(EntryFields fields) {
        return new KeySchema(
                fields.list("partition", SchemaFields::keyAttribute), fields.list("sort", SchemaFields::keyAttribute));
    }

    static EntryFields projection(IndexProjection projection) {
        return new EntryFields()
                .set("type", projection.type())
                .setTexts("nonKeyAttributes", projection.nonKeyAttributes());
    }

    static IndexProjection projection(EntryFields fields) {
        return new IndexProjection(fields.constant("type", ProjectionType.class), fields.texts("nonKeyAttributes"));
    }

    static EntryFields throughput(ProvisionedThroughput throughput) {
        return new EntryFields()
                .set("read", throughput.readCapacityUnits())
                .set("write", throughput.writeCapacityUnits());
    }

    static ProvisionedThroughput throughput(EntryFields fields) {
        return new ProvisionedThroughput(fields.number("read"), fields.number("write"));
    }

    static EntryFields onDemand(OnDemandThroughput throughput) {
        return throughput == null
                ? null
                : new EntryFields()
                        .set("read", throughput.maxReadRequestUnits())
                        .set("write", throughput.maxWriteRequestUnits());
    }

    static OnDemandThroughput onDemand(EntryFields fields) {
        return fields == null ? null : new OnDemandThroughput(fields.number("read"), fields.number("write"));
    }

    static EntryFields warm(WarmThroughput throughput) {
        return throughput == null
                ? null
                : new EntryFields()
                        .set("read", throughput.readUnitsPerSecond())
                        .set("write", throughput.writeUnitsPerSecond());
    }

    static WarmThroughput warm(EntryFields fields) {
        return fields == null ? null : new WarmThroughput(fields.number("read"), fields.number("write"));
    }

    static EntryFields encryption(ServerSideEncryption encryption) {
        return encryption == null ? null : new EntryFields().set("key", encryption.kmsMasterKeyArn());
    }

    static ServerSideEncryption encryption(EntryFields fields) {
        return fields == null ? null : new ServerSideEncryption(fields.text("key"));
    }
}
