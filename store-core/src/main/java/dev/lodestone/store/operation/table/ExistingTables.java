package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;

/** Looks up the tables that operations on tables name, in whatever state they are. Thread-safe. */
final class ExistingTables {
    private final Catalog catalog;

    ExistingTables(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The table.
     *
     * @throws DynamoDbException ResourceNotFoundException, which names the table
     */
    Table require(RequestScope scope, String nameOrArn) {
        Table table = catalog.find(scope, nameOrArn);
        if (table == null) {
            String name = Catalog.name(nameOrArn);
            catalog.logWhereElse(scope, name);
            throw DynamoDbException.resourceNotFound("Requested resource not found: Table: " + name + " not found");
        }
        return table;
    }
}
