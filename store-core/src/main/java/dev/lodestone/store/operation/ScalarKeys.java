package dev.lodestone.store.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.DocumentPath;

/** The rule that expressions must not look inside key attributes, which are scalars. */
public final class ScalarKeys {
    private ScalarKeys() {}

    /**
     * Checks a path of an expression.
     *
     * @throws DynamoDbException ValidationException if it leads into a key attribute of the table or of one of its indexes
     */
    public static void check(Table table, DocumentPath path) {
        if (path.isTopLevel()) {
            return;
        }
        check(table.keySchema(), "Key", path.attribute());
        for (Index index : table.indexes()) {
            check(index.definition().keySchema(), "IndexKey", path.attribute());
        }
    }

    private static void check(KeySchema schema, String kind, String attribute) {
        if (schema.contains(attribute)) {
            throw validation("Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                    + " allowed: " + kind + ": " + attribute);
        }
    }
}
