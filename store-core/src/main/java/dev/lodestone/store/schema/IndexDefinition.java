package dev.lodestone.store.schema;

/**
 * A secondary index as declared.
 *
 * @param throughput zero for local indexes and for tables that are billed per request
 * @param onDemandThroughput null where none was declared
 * @param warmThroughput null where none was declared
 */
public record IndexDefinition(
        String name,
        Scope scope,
        KeySchema keySchema,
        IndexProjection projection,
        ProvisionedThroughput throughput,
        OnDemandThroughput onDemandThroughput,
        WarmThroughput warmThroughput) {

    /** Whether the index has a partition key of its own or shares the table's. */
    public enum Scope {
        GLOBAL,
        LOCAL
    }

    public boolean isGlobal() {
        return scope == Scope.GLOBAL;
    }

    /** The same index with other throughput settings. */
    public IndexDefinition withThroughput(
            ProvisionedThroughput provisioned, OnDemandThroughput onDemand, WarmThroughput warm) {
        return new IndexDefinition(name, scope, keySchema, projection, provisioned, onDemand, warm);
    }
}
