package dev.lodestone.store.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.DocumentPath;

/**
 * The rule that expressions must not look inside key attributes, which are scalars, of the table or of any of its indexes.
 * What the request does not have is null, and breaks no rule.
 */
public final class ScalarKeys {
    private ScalarKeys() {}

    /**
     * Checks the paths of a condition or filter.
     *
     * @throws DynamoDbException ValidationException if one leads into a key attribute
     */
    public static void check(Table table, Condition condition) {
        if (condition != null) {
            condition.forEachPath(path -> check(table, path));
        }
    }

    /**
     * Checks the paths of a projection.
     *
     * @throws DynamoDbException ValidationException if one leads into a key attribute
     */
    public static void check(Table table, Projection projection) {
        if (projection != null) {
            projection.paths().forEach(path -> check(table, path));
        }
    }

    /**
     * Checks the paths that an update changes, and those that it reads.
     *
     * @throws DynamoDbException ValidationException if one leads into a key attribute
     */
    public static void check(Table table, Update update) {
        if (update != null) {
            update.paths().forEach(path -> check(table, path));
            update.forEachReadPath(path -> check(table, path));
        }
    }

    private static void check(Table table, DocumentPath path) {
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
