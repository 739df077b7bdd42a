package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.SseSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.schema.OnDemandThroughput;
import java.util.List;

/**
 * Reads a global table as the table of one region: that of its replicas which stands in the region of the store, or the
 * first of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html">AWS::DynamoDB::GlobalTable</a>
 */
final class GlobalTableReader {
    private final TableParts parts;
    private final Properties properties;
    private final Properties replica;

    GlobalTableReader(Stack stack, Resource resource) {
        parts = new TableParts(stack, resource);
        properties = parts.properties();
        replica = replica(stack.settings().region());
    }

    private Properties replica(String region) {
        List<Properties> replicas = properties.objects("Replicas");
        if (replicas == null || replicas.isEmpty()) {
            throw properties.missing("Replicas");
        }
        for (Properties one : replicas) {
            if (region.equals(one.text("Region"))) {
                return one;
            }
        }
        return replicas.get(0);
    }

    TableDeclaration read() {
        TableSettings settings = new TableSettings(
                properties.text("BillingMode"),
                throughput(properties, replica),
                onDemandThroughput(properties, replica),
                TableParts.warmThroughput(properties),
                parts.stream(),
                encryption(),
                replica.text("TableClass"),
                replica.flag("DeletionProtectionEnabled"),
                List.of());
        List<IndexParameters> globalIndexes = TableParts.list(properties, "GlobalSecondaryIndexes", this::globalIndex);
        return parts.declaration(globalIndexes, settings, TableParts.tags(replica));
    }

    private IndexParameters globalIndex(Properties index) {
        Properties here = ofReplica(index.text("IndexName"));
        return TableParts.index(index, throughput(index, here), onDemandThroughput(index, here));
    }

    /** What the replica says of an index; null if it says nothing. */
    private Properties ofReplica(String indexName) {
        List<Properties> indexes = replica.objects("GlobalSecondaryIndexes");
        if (indexes != null) {
            for (Properties index : indexes) {
                if (indexName != null && indexName.equals(index.text("IndexName"))) {
                    return index;
                }
            }
        }
        return null;
    }

    private static ThroughputParameters throughput(Properties writing, Properties reading) {
        Long write = units(writing.object("WriteProvisionedThroughputSettings"), "Write");
        Long read = reading == null ? null : units(reading.object("ReadProvisionedThroughputSettings"), "Read");
        return write == null && read == null ? null : new ThroughputParameters(read, write);
    }

    /** The units at the beginning, where they are not fixed. */
    private static Long units(Properties settings, String direction) {
        if (settings == null) {
            return null;
        }
        Long fixed = settings.integer(direction + "CapacityUnits");
        Properties scaling = settings.object(direction + "CapacityAutoScalingSettings");
        if (fixed != null || scaling == null) {
            return fixed;
        }
        Long seed = scaling.integer("SeedCapacity");
        return seed == null ? scaling.integer("MinCapacity") : seed;
    }

    private static OnDemandThroughput onDemandThroughput(Properties writing, Properties reading) {
        Properties write = writing.object("WriteOnDemandThroughputSettings");
        Properties read = reading == null ? null : reading.object("ReadOnDemandThroughputSettings");
        if (write == null && read == null) {
            return null;
        }
        return new OnDemandThroughput(
                read == null ? null : read.integer("MaxReadRequestUnits"),
                write == null ? null : write.integer("MaxWriteRequestUnits"));
    }

    private SseSpecification encryption() {
        Properties all = properties.object("SSESpecification");
        if (all == null) {
            return null;
        }
        Properties here = replica.object("SSESpecification");
        String key = here == null ? null : here.text("KMSMasterKeyId");
        String type = all.text("SSEType");
        return new SseSpecification(all.flag("SSEEnabled"), key, type == null && key != null ? "KMS" : type);
    }
}
