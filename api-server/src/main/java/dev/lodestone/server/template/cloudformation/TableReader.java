package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.SseSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.schema.OnDemandThroughput;
import java.util.List;

/**
 * Reads a table.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
final class TableReader {
    private final TableParts parts;
    private final Properties properties;

    TableReader(Stack stack, Resource resource) {
        parts = new TableParts(stack, resource);
        properties = parts.properties();
    }

    TableDeclaration read() {
        TableSettings settings = new TableSettings(
                properties.text("BillingMode"),
                throughput(properties),
                onDemandThroughput(properties),
                TableParts.warmThroughput(properties),
                parts.stream(),
                encryption(),
                properties.text("TableClass"),
                properties.flag("DeletionProtectionEnabled"),
                List.of());
        List<IndexParameters> globalIndexes = TableParts.list(
                properties,
                "GlobalSecondaryIndexes",
                index -> TableParts.index(index, throughput(index), onDemandThroughput(index)));
        return parts.declaration(globalIndexes, settings, TableParts.tags(properties));
    }

    private static ThroughputParameters throughput(Properties owner) {
        Properties throughput = owner.object("ProvisionedThroughput");
        return throughput == null
                ? null
                : new ThroughputParameters(
                        throughput.integer("ReadCapacityUnits"), throughput.integer("WriteCapacityUnits"));
    }

    private static OnDemandThroughput onDemandThroughput(Properties owner) {
        Properties throughput = owner.object("OnDemandThroughput");
        return throughput == null
                ? null
                : new OnDemandThroughput(
                        throughput.integer("MaxReadRequestUnits"), throughput.integer("MaxWriteRequestUnits"));
    }

    private SseSpecification encryption() {
        Properties encryption = properties.object("SSESpecification");
        if (encryption == null) {
            return null;
        }
        String key = encryption.text("KMSMasterKeyId");
        String type = encryption.text("SSEType");
        return new SseSpecification(encryption.flag("SSEEnabled"), key, type == null && key != null ? "KMS" : type);
    }
}
