package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.table.SseSpecification;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.ArrayList;
import java.util.List;

/** Collects the settings of a table that may be given at its creation and changed later. */
final class SettingMembers {
    private String billingMode;
    private ThroughputParameters provisionedThroughput;
    private OnDemandThroughput onDemandThroughput;
    private WarmThroughput warmThroughput;
    private StreamSpecification streamSpecification;
    private SseSpecification sseSpecification;
    private String tableClass;
    private Boolean deletionProtectionEnabled;
    private final List<String> unsupported = new ArrayList<>();

    /** Reads the member of this name, or passes over it where the API has none. */
    void read(String name, RequestReader in) {
        switch (name) {
            case "BillingMode" -> billingMode = in.string();
            case "ProvisionedThroughput" -> provisionedThroughput = SchemaReader.throughput(in);
            case "OnDemandThroughput" -> onDemandThroughput = SchemaReader.onDemandThroughput(in);
            case "WarmThroughput" -> warmThroughput = SchemaReader.warmThroughput(in);
            case "StreamSpecification" -> streamSpecification = SchemaReader.streamSpecification(in);
            case "SSESpecification" -> sseSpecification = SchemaReader.sseSpecification(in);
            case "TableClass" -> tableClass = in.string();
            case "DeletionProtectionEnabled" -> deletionProtectionEnabled = in.bool();
            case "GlobalTableSettingsReplicationMode",
                    "GlobalTableSourceArn",
                    "GlobalTableWitnessUpdates",
                    "MultiRegionConsistency",
                    "ReplicaUpdates",
                    "ResourcePolicy" -> {
                unsupported.add(name);
                in.skip();
            }
            default -> in.skip();
        }
    }

    TableSettings collected() {
        return new TableSettings(
                billingMode,
                provisionedThroughput,
                onDemandThroughput,
                warmThroughput,
                streamSpecification,
                sseSpecification,
                tableClass,
                deletionProtectionEnabled,
                unsupported);
    }
}
