package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.TableDefinition;
import java.util.function.IntSupplier;

/**
 * What the catalogue keeps of a table, for a change to start from.
 *
 * @param spaces gives a space that nothing has used before, at each call
 */
public record TableEntry(TableDefinition definition, TableState state, IntSupplier spaces) {
    public TableEntry with(TableDefinition newDefinition, TableState newState) {
        return new TableEntry(newDefinition, newState, spaces);
    }
}
