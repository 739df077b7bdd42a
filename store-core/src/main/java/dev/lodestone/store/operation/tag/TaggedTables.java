package dev.lodestone.store.operation.tag;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.table.ExistingTables;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Looks up tables by their ARNs, and changes their tags. An ARN of another region or account than the table's names a
 * table that does not exist. Thread-safe.
 */
final class TaggedTables {
    private final Catalog catalog;
    private final StoreClock clock;

    TaggedTables(Catalog catalog, StoreClock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The table with this ARN, or null. */
    Table find(RequestScope scope, String arn) {
        Table table = catalog.find(scope, arn);
        return table == null || !table.arn().equals(arn) ? null : table;
    }

    /**
     * Changes the tags of the table with this ARN.
     *
     * @return whether there is such a table
     * @throws DynamoDbException ResourceInUseException if it is being created or deleted, or what the change throws
     */
    boolean change(RequestScope scope, String arn, UnaryOperator<Map<String, String>> change) {
        Table table = find(scope, arn);
        return table != null && catalog.change(table, entry -> changed(entry, change)) != null;
    }

    private TableEntry changed(TableEntry entry, UnaryOperator<Map<String, String>> change) {
        TableState state = entry.state();
        ExistingTables.checkSettled(entry.definition().name(), state.lifecycle().at(clock.epochMillis()));
        return entry.with(entry.definition(), state.withTags(change.apply(state.tags())));
    }
}
