package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.value.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalogue's entry of a table as an item, and back. The field names are written to disk: never change one. */
final class TableEntryCodec {
    private TableEntryCodec() {}

    static Item encode(TableDefinition definition, TableState state) {
        EntryFields fields = new EntryFields();
        encodeDefinition(definition, fields);
        encodeState(state, fields);
        fields.setList(
                "indexes",
                definition.indexes(),
                index -> encodeIndex(index, state.indexes().get(index.name())));
        return fields.toItem();
    }

    private static void encodeDefinition(TableDefinition definition, EntryFields fields) {
        fields.set("name", definition.name())
                .setList("attributes", definition.attributeDefinitions(), SchemaFields::keyAttribute)
                .set("keySchema", SchemaFields.keySchema(definition.keySchema()))
                .set("billingMode", definition.billingMode())
                .set("throughput", SchemaFields.throughput(definition.throughput()))
                .set("onDemandThroughput", SchemaFields.onDemand(definition.onDemandThroughput()))
                .set("warmThroughput", SchemaFields.warm(definition.warmThroughput()))
                .set("tableClass", definition.tableClass())
                .set("deletionProtection", definition.deletionProtection())
                .set("streamViewType", definition.streamViewType())
                .set("encryption", SchemaFields.encryption(definition.encryption()));
    }

    private static void encodeState(TableState state, EntryFields fields) {
        fields.set("id", state.id())
                .set("namespace", state.scope().namespace())
                .set("region", state.scope().region())
                .set("account", state.scope().accountId())
                .set("space", (long) state.space())
                .set("created", state.createdMillis())
                .set("lifecycle", lifecycle(state.lifecycle()))
                .set("throughputHistory", history(state.throughputHistory()))
                .set("payPerRequestSince", state.payPerRequestSinceMillis())
                .set("tableClassChanged", state.tableClassChangedMillis())
                .set("billingModeDeclared", state.billingModeDeclared())
                .set("tableClassDeclared", state.tableClassDeclared())
                .set("streamLabel", state.streamLabel())
                .setTextMap("tags", state.tags())
                .set("timeToLive", timeToLive(state.timeToLive()));
    }

    private static EntryFields encodeIndex(IndexDefinition index, IndexState state) {
        return new EntryFields()
                .set("name", index.name())
                .set("scope", index.scope())
                .set("keySchema", SchemaFields.keySchema(index.keySchema()))
                .set("projection", SchemaFields.projection(index.projection()))
                .set("throughput", SchemaFields.throughput(index.throughput()))
                .set("onDemandThroughput", SchemaFields.onDemand(index.onDemandThroughput()))
                .set("warmThroughput", SchemaFields.warm(index.warmThroughput()))
                .set("space", (long) state.space())
                .set("lifecycle", lifecycle(state.lifecycle()))
                .set("backfilling", state.backfilling())
                .set("throughputHistory", history(state.throughputHistory()));
    }

    static TableEntry decode(Item item) {
        EntryFields fields = new EntryFields(item.attributes());
        return new TableEntry(decodeDefinition(fields), decodeState(fields), null);
    }

    private static TableDefinition decodeDefinition(EntryFields fields) {
        List<IndexDefinition> indexes = fields.list("indexes", TableEntryCodec::decodeIndex);
        return new TableDefinition(
                fields.text("name"),
                fields.list("attributes", SchemaFields::keyAttribute),
                SchemaFields.keySchema(fields.fields("keySchema")),
                indexes,
                fields.constant("billingMode", BillingMode.class),
                SchemaFields.throughput(fields.fields("throughput")),
                SchemaFields.onDemand(fields.fields("onDemandThroughput")),
                SchemaFields.warm(fields.fields("warmThroughput")),
                fields.constant("tableClass", TableClass.class),
                fields.flag("deletionProtection"),
                fields.constant("streamViewType", StreamViewType.class),
                SchemaFields.encryption(fields.fields("encryption")));
    }

    private static TableState decodeState(EntryFields fields) {
        Map<String, IndexState> indexes = new HashMap<>();
        fields.list("indexes", index -> indexes.put(index.text("name"), decodeIndexState(index)));
        return new TableState(
                fields.text("id"),
                new RequestScope(fields.text("namespace"), fields.text("region"), fields.text("account")),
                fields.number("space").intValue(),
                fields.number("created"),
                lifecycle(fields.fields("lifecycle")),
                indexes,
                history(fields.fields("throughputHistory")),
                fields.number("payPerRequestSince", 0),
                fields.number("tableClassChanged", 0),
                fields.flag("billingModeDeclared"),
                fields.flag("tableClassDeclared"),
                fields.text("streamLabel"),
                fields.textMap("tags"),
                timeToLive(fields.fields("timeToLive")));
    }

    private static IndexDefinition decodeIndex(EntryFields fields) {
        return new IndexDefinition(
                fields.text("name"),
                fields.constant("scope", IndexDefinition.Scope.class),
                SchemaFields.keySchema(fields.fields("keySchema")),
                SchemaFields.projection(fields.fields("projection")),
                SchemaFields.throughput(fields.fields("throughput")),
                SchemaFields.onDemand(fields.fields("onDemandThroughput")),
                SchemaFields.warm(fields.fields("warmThroughput")));
    }

    private static IndexState decodeIndexState(EntryFields fields) {
        return new IndexState(
                fields.number("space").intValue(),
                lifecycle(fields.fields("lifecycle")),
                fields.flag("backfilling"),
                history(fields.fields("throughputHistory")));
    }

    private static EntryFields lifecycle(Lifecycle lifecycle) {
        return new EntryFields().set("passing", lifecycle.passing()).set("until", lifecycle.untilMillis());
    }

    private static Lifecycle lifecycle(EntryFields fields) {
        return new Lifecycle(fields.constant("passing", TableStatus.class), fields.number("until"));
    }

    private static EntryFields timeToLive(TimeToLive setting) {
        return setting == null
                ? null
                : new EntryFields()
                        .set("attributeName", setting.attributeName())
                        .set("enabled", setting.enabled())
                        .set("settled", setting.settledMillis())
                        .set("space", (long) setting.space())
                        .set("backfilling", setting.backfilling());
    }

    private static TimeToLive timeToLive(EntryFields fields) {
        return fields == null
                ? null
                : new TimeToLive(
                        fields.text("attributeName"),
                        fields.flag("enabled"),
                        fields.number("settled"),
                        fields.number("space").intValue(),
                        fields.flag("backfilling"));
    }

    private static EntryFields history(ThroughputHistory history) {
        return new EntryFields()
                .set("lastIncrease", history.lastIncreaseMillis())
                .set("lastDecrease", history.lastDecreaseMillis())
                .set("decreasesToday", (long) history.decreasesToday());
    }

    private static ThroughputHistory history(EntryFields fields) {
        return new ThroughputHistory(
                fields.number("lastIncrease"),
                fields.number("lastDecrease"),
                fields.number("decreasesToday").intValue());
    }
}
