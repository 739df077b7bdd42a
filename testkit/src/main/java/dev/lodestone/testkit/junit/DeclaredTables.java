package dev.lodestone.testkit.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Makes the tables that annotations declare. */
final class DeclaredTables {
    private static final Projection ALL =
            Projection.builder().projectionType(ProjectionType.ALL).build();

    private final LodestoneTable declared;
    private final Map<String, String> types = new LinkedHashMap<>();

    private DeclaredTables(LodestoneTable declared) {
        this.declared = declared;
    }

    static void create(List<LodestoneTable> tables, DynamoDbClient client) {
        for (LodestoneTable table : tables) {
            client.createTable(new DeclaredTables(table).request());
            if (!table.timeToLive().isEmpty()) {
                client.updateTimeToLive(update -> update.tableName(table.name())
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(table.timeToLive())));
            }
        }
    }

    private CreateTableRequest request() {
        List<KeySchemaElement> key = key(declared.partitionKey(), declared.sortKey());
        List<GlobalSecondaryIndex> global = new ArrayList<>();
        List<LocalSecondaryIndex> local = new ArrayList<>();
        for (LodestoneIndex index : declared.indexes()) {
            if (index.partitionKey().isEmpty()) {
                local.add(LocalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(key(declared.partitionKey(), index.sortKey()))
                        .projection(ALL)
                        .build());
            } else {
                global.add(GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(key(index.partitionKey(), index.sortKey()))
                        .projection(ALL)
                        .build());
            }
        }
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(declared.name())
                .keySchema(key)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions());
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        if (!declared.stream().isEmpty()) {
            request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(declared.stream()));
        }
        return request.build();
    }

    private List<KeySchemaElement> key(String partitionKey, String sortKey) {
        List<KeySchemaElement> key = new ArrayList<>();
        key.add(element(partitionKey, KeyType.HASH));
        if (!sortKey.isEmpty()) {
            key.add(element(sortKey, KeyType.RANGE));
        }
        return key;
    }

    /** An attribute may be part of several keys, with its type at one of them. */
    private KeySchemaElement element(String attribute, KeyType type) {
        int colon = attribute.lastIndexOf(':');
        String name = colon < 0 ? attribute : attribute.substring(0, colon);
        if (colon >= 0) {
            types.put(name, attribute.substring(colon + 1));
        } else {
            types.putIfAbsent(name, "S");
        }
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private List<AttributeDefinition> definitions() {
        List<AttributeDefinition> definitions = new ArrayList<>();
        types.forEach((name, type) -> definitions.add(AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build()));
        return definitions;
    }
}
