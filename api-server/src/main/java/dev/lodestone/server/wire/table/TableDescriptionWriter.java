package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.KeySchemaWriter;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.OnDemandThroughput;
import java.util.List;

/** Writes table descriptions. */
public final class TableDescriptionWriter {
    private TableDescriptionWriter() {}

    /** Writes the member of this name; nothing for null. */
    public static void write(String member, TableDescription table, ResponseWriter out) {
        if (table == null) {
            return;
        }
        out.startObject(member);
        out.string("TableName", table.tableName());
        out.string("TableId", table.tableId());
        out.string("TableArn", table.tableArn());
        out.string("TableStatus", table.tableStatus().name());
        out.timestamp("CreationDateTime", table.creationMillis());
        attributeDefinitions(table.attributeDefinitions(), out);
        KeySchemaWriter.write(table.keySchema(), out);
        localIndexes(table.localSecondaryIndexes(), out);
        globalIndexes(table.globalSecondaryIndexes(), out);
        out.number("ItemCount", table.itemCount());
        out.number("TableSizeBytes", table.tableSizeBytes());
        settings(table, out);
        stream(table, out);
        out.endObject();
    }

    private static void attributeDefinitions(List<KeyAttribute> attributes, ResponseWriter out) {
        if (attributes == null) {
            return;
        }
        out.startList("AttributeDefinitions");
        for (KeyAttribute attribute : attributes) {
            out.startObject();
            out.string("AttributeName", attribute.name());
            out.string("AttributeType", attribute.type().name());
            out.endObject();
        }
        out.endList();
    }

    private static void localIndexes(List<TableDescription.LocalIndex> indexes, ResponseWriter out) {
        if (indexes.isEmpty()) {
            return;
        }
        out.startList("LocalSecondaryIndexes");
        for (TableDescription.LocalIndex index : indexes) {
            out.startObject();
            out.string("IndexName", index.indexName());
            KeySchemaWriter.write(index.keySchema(), out);
            projection(index.projection(), out);
            out.number("IndexSizeBytes", index.indexSizeBytes());
            out.number("ItemCount", index.itemCount());
            out.string("IndexArn", index.indexArn());
            out.endObject();
        }
        out.endList();
    }

    private static void globalIndexes(List<TableDescription.GlobalIndex> indexes, ResponseWriter out) {
        if (indexes.isEmpty()) {
            return;
        }
        out.startList("GlobalSecondaryIndexes");
        for (TableDescription.GlobalIndex index : indexes) {
            out.startObject();
            out.string("IndexName", index.indexName());
            KeySchemaWriter.write(index.keySchema(), out);
            projection(index.projection(), out);
            out.string("IndexStatus", index.indexStatus().name());
            out.bool("Backfilling", index.backfilling());
            throughput(index.provisionedThroughput(), out);
            out.number("IndexSizeBytes", index.indexSizeBytes());
            out.number("ItemCount", index.itemCount());
            out.string("IndexArn", index.indexArn());
            onDemandThroughput(index.onDemandThroughput(), out);
            warmThroughput(index.warmThroughput(), out);
            out.endObject();
        }
        out.endList();
    }

    private static void projection(IndexProjection projection, ResponseWriter out) {
        out.startObject("Projection");
        out.string("ProjectionType", projection.type().name());
        if (!projection.nonKeyAttributes().isEmpty()) {
            out.strings("NonKeyAttributes", projection.nonKeyAttributes());
        }
        out.endObject();
    }

    private static void settings(TableDescription table, ResponseWriter out) {
        throughput(table.provisionedThroughput(), out);
        if (table.billingModeSummary() != null) {
            out.startObject("BillingModeSummary");
            out.string("BillingMode", table.billingModeSummary().billingMode().name());
            out.timestamp(
                    "LastUpdateToPayPerRequestDateTime",
                    table.billingModeSummary().lastUpdateToPayPerRequestMillis());
            out.endObject();
        }
        if (table.tableClassSummary() != null) {
            out.startObject("TableClassSummary");
            out.string("TableClass", table.tableClassSummary().tableClass().name());
            out.timestamp("LastUpdateDateTime", table.tableClassSummary().lastUpdateMillis());
            out.endObject();
        }
        if (table.sseDescription() != null) {
            out.startObject("SSEDescription");
            out.string("Status", table.sseDescription().status());
            out.string("SSEType", table.sseDescription().sseType());
            out.string("KMSMasterKeyArn", table.sseDescription().kmsMasterKeyArn());
            out.endObject();
        }
        out.bool("DeletionProtectionEnabled", table.deletionProtectionEnabled());
        onDemandThroughput(table.onDemandThroughput(), out);
        warmThroughput(table.warmThroughput(), out);
    }

    private static void throughput(TableDescription.Throughput throughput, ResponseWriter out) {
        out.startObject("ProvisionedThroughput");
        out.timestamp("LastIncreaseDateTime", throughput.lastIncreaseMillis());
        out.timestamp("LastDecreaseDateTime", throughput.lastDecreaseMillis());
        out.number("NumberOfDecreasesToday", throughput.decreasesToday());
        out.number("ReadCapacityUnits", throughput.units().readCapacityUnits());
        out.number("WriteCapacityUnits", throughput.units().writeCapacityUnits());
        out.endObject();
    }

    private static void onDemandThroughput(OnDemandThroughput throughput, ResponseWriter out) {
        if (throughput != null) {
            out.startObject("OnDemandThroughput");
            out.number("MaxReadRequestUnits", throughput.maxReadRequestUnits());
            out.number("MaxWriteRequestUnits", throughput.maxWriteRequestUnits());
            out.endObject();
        }
    }

    private static void warmThroughput(TableDescription.Warmth warmth, ResponseWriter out) {
        if (warmth != null) {
            out.startObject("WarmThroughput");
            out.number("ReadUnitsPerSecond", warmth.units().readUnitsPerSecond());
            out.number("WriteUnitsPerSecond", warmth.units().writeUnitsPerSecond());
            out.string("Status", warmth.status().name());
            out.endObject();
        }
    }

    private static void stream(TableDescription table, ResponseWriter out) {
        if (table.streamViewType() != null) {
            out.startObject("StreamSpecification");
            out.bool("StreamEnabled", true);
            out.string("StreamViewType", table.streamViewType().name());
            out.endObject();
        }
        if (table.latestStream() != null) {
            out.string("LatestStreamLabel", table.latestStream().label());
            out.string("LatestStreamArn", table.latestStream().arn());
        }
    }
}
