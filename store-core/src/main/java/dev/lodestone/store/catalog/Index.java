package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.IndexKeyEncoder;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProjectionType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A secondary index of a table, prepared for use. Immutable but for its counter, and thread-safe. */
public final class Index {
    private final IndexDefinition definition;
    private final IndexState state;
    private final ItemCounter counter;
    private final IndexKeyEncoder keys;
    private final Set<String> keyNames;
    private final Set<String> projectedNames;

    Index(IndexDefinition definition, IndexState state, KeySchema tableKeys, ItemCounter counter) {
        this.definition = definition;
        this.state = state;
        this.counter = counter;
        this.keys = new IndexKeyEncoder(definition.keySchema(), tableKeys);
        this.keyNames = keyNames(definition.keySchema(), tableKeys);
        this.projectedNames = projectedNames();
    }

    public String name() {
        return definition.name();
    }

    public IndexDefinition definition() {
        return definition;
    }

    public IndexState state() {
        return state;
    }

    public int space() {
        return state.space();
    }

    public ItemCounter counter() {
        return counter;
    }

    public IndexKeyEncoder keys() {
        return keys;
    }

    public boolean isGlobal() {
        return definition.isGlobal();
    }

    /** The names of the index's key attributes and then the table's: what identifies an entry. */
    public Set<String> keyNames() {
        return keyNames;
    }

    public boolean projectsAll() {
        return projectedNames == null;
    }

    /** Whether the attribute is in the index, where an item has it. */
    public boolean projects(String attributeName) {
        return projectedNames == null || projectedNames.contains(attributeName);
    }

    /** The address of an item's entry, or null where the item is not in the index. */
    public Address address(EncodedItem item) {
        return keys.address(state.space(), item::get);
    }

    /** What the index holds of an item. */
    public EncodedItem view(EncodedItem item) {
        return projectedNames == null ? item : EncodedItem.encode(item.decode(projectedNames));
    }

    private Set<String> projectedNames() {
        if (definition.projection().type() == ProjectionType.ALL) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>(keyNames);
        names.addAll(definition.projection().nonKeyAttributes());
        return names;
    }

    private static Set<String> keyNames(KeySchema indexKeys, KeySchema tableKeys) {
        Set<String> names = new LinkedHashSet<>();
        addNames(indexKeys.partitionKey(), names);
        addNames(indexKeys.sortKey(), names);
        addNames(tableKeys.partitionKey(), names);
        addNames(tableKeys.sortKey(), names);
        return names;
    }

    private static void addNames(List<KeyAttribute> attributes, Set<String> names) {
        attributes.forEach(attribute -> names.add(attribute.name()));
    }
}
