package dev.lodestone.store.operation.table;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A secondary index as a request gives it, at the creation of the table or later; members that were not given are null.
 * Local indexes have no throughput of their own.
 */
public record IndexParameters(
        String indexName,
        List<KeySchemaElement> keySchema,
        ProjectionParameters projection,
        ThroughputParameters provisionedThroughput,
        OnDemandThroughput onDemandThroughput,
        WarmThroughput warmThroughput) {
    /** Adds the declared constraints of local indexes. */
    static void constrainLocal(String path, List<IndexParameters> indexes, Constraints constraints) {
        forEach(
                path,
                indexes,
                constraints,
                (index, member) -> index.constrain(member, KeySchemaElement.MOST_OF_TABLE, constraints));
    }

    /** Adds the declared constraints of global indexes. */
    static void constrainGlobal(String path, List<IndexParameters> indexes, Constraints constraints) {
        forEach(path, indexes, constraints, (index, member) -> index.constrainGlobal(member, constraints));
    }

    private static void forEach(
            String path,
            List<IndexParameters> indexes,
            Constraints constraints,
            BiConsumer<IndexParameters, String> constrain) {
        for (int i = 0; indexes != null && i < indexes.size(); i++) {
            String member = path + "." + (i + 1) + ".member";
            constraints.required(member, indexes.get(i));
            if (indexes.get(i) != null) {
                constrain.accept(indexes.get(i), member);
            }
        }
    }

    void constrainGlobal(String path, Constraints constraints) {
        constrain(path, Integer.MAX_VALUE, constraints);
        ThroughputParameters.constrain(path + ".provisionedThroughput", provisionedThroughput, constraints);
    }

    private void constrain(String path, int mostKeyElements, Constraints constraints) {
        constraints.required(path + ".indexName", indexName).name(path + ".indexName", indexName);
        KeySchemaElement.constrain(path + ".keySchema", keySchema, mostKeyElements, constraints);
        ProjectionParameters.constrain(path + ".projection", projection, constraints);
    }
}
