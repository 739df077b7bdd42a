package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.value.Item;

/** The catalogue's entry of a stream as an item, and back. The field names are written to disk: never change one. */
final class StreamEntryCodec {
    private StreamEntryCodec() {}

    static Item encode(Stream stream) {
        return new EntryFields()
                .set("namespace", stream.scope().namespace())
                .set("region", stream.scope().region())
                .set("account", stream.scope().accountId())
                .set("tableName", stream.tableName())
                .set("tableId", stream.tableId())
                .set("label", stream.label())
                .set("keySchema", SchemaFields.keySchema(stream.keySchema()))
                .set("viewType", stream.viewType())
                .set("created", stream.createdMillis())
                .set("disabled", unlessOpen(stream.disabledMillis()))
                .set("settled", stream.settledMillis())
                .set("space", (long) stream.space())
                .set("nextShardNumber", (long) stream.nextShardNumber())
                .setList("shards", stream.shards(), StreamEntryCodec::shard)
                .toItem();
    }

    static Stream decode(Item item) {
        EntryFields fields = new EntryFields(item.attributes());
        return new Stream(
                new RequestScope(fields.text("namespace"), fields.text("region"), fields.text("account")),
                fields.text("tableName"),
                fields.text("tableId"),
                fields.text("label"),
                SchemaFields.keySchema(fields.fields("keySchema")),
                fields.constant("viewType", StreamViewType.class),
                fields.number("created"),
                fields.number("disabled", Shard.OPEN),
                fields.number("settled", 0),
                fields.number("space").intValue(),
                fields.number("nextShardNumber").intValue(),
                fields.list("shards", StreamEntryCodec::shard));
    }

    private static EntryFields shard(Shard shard) {
        return new EntryFields()
                .set("id", shard.id())
                .set("number", (long) shard.number())
                .set("parent", shard.parentId())
                .set("fromHash", shard.fromHash())
                .set("toHash", shard.toHash())
                .set("created", shard.createdMillis())
                .set("firstPosition", shard.firstPosition())
                .set("endPosition", unlessOpen(shard.endPosition()))
                .set("closed", unlessOpen(shard.closedMillis()));
    }

    private static Shard shard(EntryFields fields) {
        return new Shard(
                fields.text("id"),
                fields.number("number").intValue(),
                fields.text("parent"),
                fields.number("fromHash"),
                fields.number("toHash"),
                fields.number("created"),
                fields.number("firstPosition"),
                fields.number("endPosition", Shard.OPEN),
                fields.number("closed", Shard.OPEN));
    }

    private static Long unlessOpen(long value) {
        return value == Shard.OPEN ? null : Long.valueOf(value);
    }
}
