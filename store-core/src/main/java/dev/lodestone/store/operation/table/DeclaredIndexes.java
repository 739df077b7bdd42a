package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProjectionType;
import dev.lodestone.store.schema.ProvisionedThroughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The checks of the indexes of one request, whose declared constraints hold, in the service's order. Used by one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
final class DeclaredIndexes {
    /** The most global secondary indexes of a table. */
    static final int MOST_GLOBAL = 20;

    private static final int MOST_LOCAL = 5;
    private static final int MOST_NON_KEY_ATTRIBUTES = 100;

    private final DeclaredAttributes attributes;
    private final BillingMode billingMode;
    private final List<IndexDefinition> declared = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    DeclaredIndexes(DeclaredAttributes attributes, BillingMode billingMode) {
        this.attributes = attributes;
        this.billingMode = billingMode;
    }

    /** All indexes added so far. */
    List<IndexDefinition> declared() {
        return declared;
    }

    /** Adds the local indexes of a new table; none for null. */
    void addLocal(List<IndexParameters> indexes, KeySchema tableKey) {
        if (indexes == null) {
            return;
        }
        if (indexes.isEmpty()) {
            throw invalidParameters("List of LocalSecondaryIndexes is empty");
        }
        if (!tableKey.hasSortKey()) {
            throw invalidParameters("Table KeySchema does not have a range key, which is required when specifying a"
                    + " LocalSecondaryIndex");
        }
        for (IndexParameters index : indexes) {
            declared.add(local(index, tableKey));
        }
        if (indexes.size() > MOST_LOCAL) {
            throw invalidParameters("Number of LocalSecondaryIndexes exceeds per-table limit of " + MOST_LOCAL);
        }
    }

    private IndexDefinition local(IndexParameters index, KeySchema tableKey) {
        KeySchema key = DeclaredKey.ofLocalIndex(index.keySchema(), attributes);
        if (!key.hasSortKey()) {
            throw invalidParameters("Index KeySchema does not have a range key for index: " + index.indexName());
        }
        String hashKey = key.partitionKey().get(0).name();
        String tableHashKey = tableKey.partitionKey().get(0).name();
        if (!hashKey.equals(tableHashKey)) {
            throw invalidParameters("Index KeySchema does not have the same leading hash key as table KeySchema for"
                    + " index: " + index.indexName() + ". index hash key: " + hashKey + ", table hash key: "
                    + tableHashKey);
        }
        IndexProjection projection = projection(index.projection());
        checkName(index.indexName());
        return new IndexDefinition(
                index.indexName(),
                IndexDefinition.Scope.LOCAL,
                key,
                projection,
                ProvisionedThroughput.NONE,
                null,
                null);
    }

    /** Adds the global indexes of a new table; none for null. */
    void addGlobal(List<IndexParameters> indexes) {
        if (indexes == null) {
            return;
        }
        if (indexes.isEmpty()) {
            throw invalidParameters("List of GlobalSecondaryIndexes is empty");
        }
        for (IndexParameters index : indexes) {
            declared.add(global(index, billingMode, attributes));
            checkName(index.indexName());
        }
        if (indexes.size() > MOST_GLOBAL) {
            throw invalidParameters("GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
        }
    }

    /** A global index of a table with this billing mode. */
    static IndexDefinition global(IndexParameters index, BillingMode billingMode, DeclaredAttributes attributes) {
        KeySchema key = DeclaredKey.ofGlobalIndex(index.keySchema(), attributes);
        IndexProjection projection = projection(index.projection());
        Billing.checkNewIndex(billingMode, index);
        return new IndexDefinition(
                index.indexName(),
                IndexDefinition.Scope.GLOBAL,
                key,
                projection,
                Billing.throughput(billingMode, index.provisionedThroughput()),
                index.onDemandThroughput(),
                index.warmThroughput());
    }

    private void checkName(String name) {
        if (!names.add(name)) {
            throw invalidParameters("Duplicate index name: " + name);
        }
    }

    /** Checks that not too many attributes are projected into all indexes of a table taken together. */
    static void checkNonKeyAttributes(List<IndexDefinition> indexes) {
        int count = 0;
        for (IndexDefinition index : indexes) {
            count += index.projection().nonKeyAttributes().size();
        }
        if (count > MOST_NON_KEY_ATTRIBUTES) {
            throw invalidParameters("Number of NonKeyAttributes across all secondary indexes, " + count
                    + ", exceeds the per-table limit of " + MOST_NON_KEY_ATTRIBUTES);
        }
    }

    /** Checks a projection and gives it as declared, its attributes ordered by name as the service reports them. */
    static IndexProjection projection(ProjectionParameters projection) {
        List<String> nonKeyAttributes = projection.nonKeyAttributes();
        String type = projection.projectionType();
        if (type == null) {
            throw invalidParameters("Unknown ProjectionType: null");
        }
        boolean include = ProjectionType.INCLUDE.name().equals(type);
        if (include != (nonKeyAttributes != null)) {
            throw invalidParameters("ProjectionType is " + type + ", but NonKeyAttributes is "
                    + (include ? "not specified" : "specified"));
        }
        if (!include) {
            return new IndexProjection(ProjectionType.valueOf(type), List.of());
        }
        Set<String> names = new HashSet<>();
        for (String name : nonKeyAttributes) {
            if (!names.add(name)) {
                throw invalidParameters("Duplicate element in NonKeyAttributes: " + name);
            }
        }
        List<String> sorted = new ArrayList<>(nonKeyAttributes);
        sorted.sort(null);
        return new IndexProjection(ProjectionType.INCLUDE, sorted);
    }
}
