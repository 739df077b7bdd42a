package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.resourceInUse;
import static dev.lodestone.store.error.DynamoDbException.resourceNotFound;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.error.DynamoDbException;

/** Looks up the tables that operations on tables name, in whatever state they are. Thread-safe. */
public final class ExistingTables {
    /** How the service begins when something must be waited for. */
    static final String IN_USE = "Attempt to change a resource which is still in use: ";

    private final Catalog catalog;

    public ExistingTables(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The table.
     *
     * @throws DynamoDbException ResourceNotFoundException, which names the table
     */
    public Table require(RequestScope scope, String nameOrArn) {
        Table table = catalog.find(scope, nameOrArn);
        if (table == null) {
            String name = Catalog.name(nameOrArn);
            catalog.logWhereElse(scope, name);
            throw notFound(name);
        }
        return table;
    }

    public static DynamoDbException notFound(String name) {
        return resourceNotFound("Table: " + name + " not found");
    }

    /** Refuses to change a table that is still being created, or is being deleted. */
    public static void checkSettled(String name, TableStatus status) {
        if (status == TableStatus.CREATING || status == TableStatus.DELETING) {
            throw resourceInUse(
                    IN_USE + "Table is being " + (status == TableStatus.CREATING ? "created: " : "deleted: ") + name);
        }
    }

    /** Refuses to change a table that is being created, updated or deleted. */
    public static void checkActive(String name, TableStatus status) {
        checkSettled(name, status);
        if (status == TableStatus.UPDATING) {
            throw beingUpdated(name);
        }
    }

    static DynamoDbException beingUpdated(String name) {
        return resourceInUse(IN_USE + "Table is being updated: " + name);
    }
}
