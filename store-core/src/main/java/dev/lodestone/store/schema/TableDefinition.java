package dev.lodestone.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table as declared, without its data and its state.
 *
 * @param attributeDefinitions the attributes that the keys of the table and its indexes are made of, in the order in which
 *     they were declared
 * @param indexes local and global, in the order in which they were declared
 * @param throughput zero for tables that are billed per request
 * @param onDemandThroughput null where none was declared
 * @param warmThroughput null where none was declared
 * @param streamViewType null where there is no stream
 * @param encryption null where the service's own key is used
 */
public record TableDefinition(
        String name,
        List<KeyAttribute> attributeDefinitions,
        KeySchema keySchema,
        List<IndexDefinition> indexes,
        BillingMode billingMode,
        ProvisionedThroughput throughput,
        OnDemandThroughput onDemandThroughput,
        WarmThroughput warmThroughput,
        TableClass tableClass,
        boolean deletionProtection,
        StreamViewType streamViewType,
        ServerSideEncryption encryption) {

    public TableDefinition {
        attributeDefinitions = List.copyOf(attributeDefinitions);
        indexes = List.copyOf(indexes);
    }

    /** The index with this name, or null. */
    public IndexDefinition index(String indexName) {
        for (IndexDefinition index : indexes) {
            if (index.name().equals(indexName)) {
                return index;
            }
        }
        return null;
    }

    /** The same table with other attribute definitions and indexes. */
    public TableDefinition withIndexes(List<KeyAttribute> newAttributes, List<IndexDefinition> newIndexes) {
        return copy(fields -> {
            fields.attributeDefinitions = newAttributes;
            fields.indexes = newIndexes;
        });
    }

    /** The same table with another definition of an index that it has. */
    public TableDefinition withIndex(IndexDefinition changed) {
        List<IndexDefinition> replaced = new ArrayList<>(indexes);
        replaced.replaceAll(index -> index.name().equals(changed.name()) ? changed : index);
        return withIndexes(attributeDefinitions, replaced);
    }

    /** The same table, paid for in another way. */
    public TableDefinition withBilling(BillingMode mode, ProvisionedThroughput provisioned) {
        return copy(fields -> {
            fields.billingMode = mode;
            fields.throughput = provisioned;
        });
    }

    /** The same table with other settings that do not touch its data. */
    public TableDefinition withSettings(
            OnDemandThroughput onDemand,
            WarmThroughput warm,
            TableClass storageClass,
            boolean protection,
            ServerSideEncryption sse) {
        return copy(fields -> {
            fields.onDemandThroughput = onDemand;
            fields.warmThroughput = warm;
            fields.tableClass = storageClass;
            fields.deletionProtection = protection;
            fields.encryption = sse;
        });
    }

    /** The same table with other settings of what it may use and can serve. */
    public TableDefinition withThroughputSettings(OnDemandThroughput onDemand, WarmThroughput warm) {
        return withSettings(onDemand, warm, tableClass, deletionProtection, encryption);
    }

    /** The same table with another stream specification; null ends the stream. */
    public TableDefinition withStream(StreamViewType viewType) {
        return copy(fields -> fields.streamViewType = viewType);
    }

    private TableDefinition copy(Consumer<Fields> change) {
        Fields fields = new Fields(this);
        change.accept(fields);
        return fields.toRecord();
    }

    /** The fields of a copy that is being made. */
    private static final class Fields {
        private String name;
        private List<KeyAttribute> attributeDefinitions;
        private KeySchema keySchema;
        private List<IndexDefinition> indexes;
        private BillingMode billingMode;
        private ProvisionedThroughput throughput;
        private OnDemandThroughput onDemandThroughput;
        private WarmThroughput warmThroughput;
        private TableClass tableClass;
        private boolean deletionProtection;
        private StreamViewType streamViewType;
        private ServerSideEncryption encryption;

        Fields(TableDefinition definition) {
            name = definition.name;
            attributeDefinitions = definition.attributeDefinitions;
            keySchema = definition.keySchema;
            indexes = definition.indexes;
            billingMode = definition.billingMode;
            throughput = definition.throughput;
            onDemandThroughput = definition.onDemandThroughput;
            warmThroughput = definition.warmThroughput;
            tableClass = definition.tableClass;
            deletionProtection = definition.deletionProtection;
            streamViewType = definition.streamViewType;
            encryption = definition.encryption;
        }

        TableDefinition toRecord() {
            return new TableDefinition(
                    name,
                    attributeDefinitions,
                    keySchema,
                    indexes,
                    billingMode,
                    throughput,
                    onDemandThroughput,
                    warmThroughput,
                    tableClass,
                    deletionProtection,
                    streamViewType,
                    encryption);
        }
    }
}
