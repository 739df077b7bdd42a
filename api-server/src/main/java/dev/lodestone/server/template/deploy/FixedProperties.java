package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.server.template.syntax.Problem;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What a table keeps as long as it exists: its key and its local secondary indexes. */
final class FixedProperties {
    private FixedProperties() {}

    /** What differs between a table that exists and its declaration, and can never be changed; null if nothing does. */
    static Problem difference(TableDeclaration declaration, TableDescription wanted, TableDescription present) {
        String wantedKey = shown(wanted.keySchema());
        String presentKey = shown(present.keySchema());
        if (!wantedKey.equals(presentKey)) {
            return difference(declaration, "KeySchema", "key", presentKey, wantedKey);
        }
        Map<String, String> wantedIndexes = localIndexes(wanted);
        Map<String, String> presentIndexes = localIndexes(present);
        if (!wantedIndexes.equals(presentIndexes)) {
            return difference(
                    declaration,
                    "LocalSecondaryIndexes",
                    "local secondary indexes",
                    presentIndexes.toString(),
                    wantedIndexes.toString());
        }
        return null;
    }

    private static Problem difference(
            TableDeclaration declaration, String property, String what, String present, String wanted) {
        return new Problem(
                declaration.line(property),
                "the table '" + declaration.name() + "' is left as it is: its " + what + " cannot be changed\n"
                        + "    in the store: " + present + "\n    in the template: " + wanted);
    }

    private static Map<String, String> localIndexes(TableDescription table) {
        Map<String, String> indexes = new TreeMap<>();
        if (table.localSecondaryIndexes() != null) {
            for (TableDescription.LocalIndex index : table.localSecondaryIndexes()) {
                List<String> included =
                        index.projection().nonKeyAttributes().stream().sorted().toList();
                indexes.put(
                        index.indexName(),
                        shown(index.keySchema()) + " " + index.projection().type()
                                + (included.isEmpty() ? "" : included));
            }
        }
        return indexes;
    }

    private static String shown(KeySchema key) {
        StringJoiner shown = new StringJoiner(", ");
        for (KeyAttribute attribute : key.partitionKey()) {
            shown.add(attribute.name() + " " + attribute.type() + " HASH");
        }
        for (KeyAttribute attribute : key.sortKey()) {
            shown.add(attribute.name() + " " + attribute.type() + " RANGE");
        }
        return shown.toString();
    }
}
