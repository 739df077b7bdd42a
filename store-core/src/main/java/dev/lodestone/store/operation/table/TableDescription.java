package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.List;

/**
 * A table as the API describes it. Members that are null are not reported. Moments are in milliseconds since the epoch, 0
 * for one that never was.
 *
 * @param streamViewType null where there is no stream at present
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html">TableDescription</a>
 */
public record TableDescription(
        List<KeyAttribute> attributeDefinitions,
        String tableName,
        KeySchema keySchema,
        TableStatus tableStatus,
        long creationMillis,
        Throughput provisionedThroughput,
        long tableSizeBytes,
        long itemCount,
        String tableArn,
        String tableId,
        BillingModeSummary billingModeSummary,
        List<LocalIndex> localSecondaryIndexes,
        List<GlobalIndex> globalSecondaryIndexes,
        StreamViewType streamViewType,
        Stream latestStream,
        Encryption sseDescription,
        TableClassSummary tableClassSummary,
        boolean deletionProtectionEnabled,
        OnDemandThroughput onDemandThroughput,
        Warmth warmThroughput) {

    /** Provisioned throughput and how it has changed. */
    public record Throughput(
            ProvisionedThroughput units, long lastIncreaseMillis, long lastDecreaseMillis, int decreasesToday) {}

    public record BillingModeSummary(BillingMode billingMode, long lastUpdateToPayPerRequestMillis) {}

    public record LocalIndex(
            String indexName,
            KeySchema keySchema,
            IndexProjection projection,
            long indexSizeBytes,
            long itemCount,
            String indexArn) {}

    /**
     * A global secondary index.
     *
     * @param backfilling null once the index is complete
     */
    public record GlobalIndex(
            String indexName,
            KeySchema keySchema,
            IndexProjection projection,
            TableStatus indexStatus,
            Boolean backfilling,
            Throughput provisionedThroughput,
            long indexSizeBytes,
            long itemCount,
            String indexArn,
            OnDemandThroughput onDemandThroughput,
            Warmth warmThroughput) {}

    /** The stream that the table has or last had. */
    public record Stream(String label, String arn) {}

    public record Encryption(String status, String sseType, String kmsMasterKeyArn) {}

    public record TableClassSummary(TableClass tableClass, long lastUpdateMillis) {}

    /** What a table or index can serve at once. */
    public record Warmth(WarmThroughput units, TableStatus status) {}
}
