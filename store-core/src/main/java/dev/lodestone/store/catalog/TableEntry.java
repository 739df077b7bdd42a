package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The entry without one of the indexes, and without the attribute definitions that only its key needed. */
    public TableEntry withoutIndex(String name) {
        List<IndexDefinition> indexes = new ArrayList<>(definition.indexes());
        indexes.removeIf(index -> index.name().equals(name));
        List<KeyAttribute> attributes = new ArrayList<>(definition.attributeDefinitions());
        attributes.removeIf(attribute -> !isUsed(attribute.name(), indexes));
        Map<String, IndexState> states = new HashMap<>(state.indexes());
        states.remove(name);
        return with(definition.withIndexes(attributes, indexes), state.withIndexes(states));
    }

    private boolean isUsed(String attributeName, List<IndexDefinition> indexes) {
        boolean used = definition.keySchema().contains(attributeName);
        for (IndexDefinition index : indexes) {
            used |= index.keySchema().contains(attributeName);
        }
        return used;
    }

    public TableEntry withTimeToLive(TimeToLive timeToLive) {
        return with(definition, state.withTimeToLive(timeToLive));
    }

    /** The entry with another state of one of the indexes. */
    public TableEntry withIndexState(String name, IndexState indexState) {
        Map<String, IndexState> states = new HashMap<>(state.indexes());
        states.put(name, indexState);
        return with(definition, state.withIndexes(states));
    }
}
