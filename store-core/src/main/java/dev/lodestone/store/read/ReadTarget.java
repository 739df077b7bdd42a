package dev.lodestone.store.read;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a query or scan goes through: a table, or one of its indexes. Thread-safe.
 *
 * @param index null for the table itself
 */
public record ReadTarget(Table table, Index index) {
    /** The refusal of an index that the table does not have, which some operations name after it. */
    public static final String NO_SUCH_INDEX = "The table does not have the specified index";

    /**
     * The table, or its index of this name.
     *
     * @param indexName null for the table itself
     * @param nowMillis the time, at which an index may still be coming into being
     * @throws DynamoDbException ValidationException if there is no such index, or it cannot be read yet
     */
    public static ReadTarget of(Table table, String indexName, long nowMillis) {
        if (indexName == null) {
            return new ReadTarget(table, null);
        }
        Index index = table.index(indexName);
        if (index == null) {
            throw validation(NO_SUCH_INDEX + ": " + indexName);
        }
        if (index.state().backfilling() || index.state().lifecycle().at(nowMillis) == TableStatus.CREATING) {
            throw validation("Cannot read from backfilling global secondary index: " + indexName);
        }
        return new ReadTarget(table, index);
    }

    public int space() {
        return index == null ? table.space() : index.space();
    }

    public KeySchema keySchema() {
        return index == null ? table.keySchema() : index.definition().keySchema();
    }

    public boolean isGlobalIndex() {
        return index != null && index.isGlobal();
    }

    /** Whether the attribute is there to be read, where an item has it. */
    public boolean holds(String attributeName) {
        return index == null || index.projects(attributeName);
    }

    /** Whether whole items are there to be read. */
    public boolean holdsAll() {
        return index == null || index.projectsAll();
    }

    /** The names of the attributes that identify an entry: for an index, its key attributes and the table's. */
    public Set<String> keyNames() {
        if (index != null) {
            return index.keyNames();
        }
        Set<String> names = new LinkedHashSet<>();
        addNames(table.keySchema().partitionKey(), names);
        addNames(table.keySchema().sortKey(), names);
        return names;
    }

    private static void addNames(List<KeyAttribute> attributes, Set<String> names) {
        for (KeyAttribute attribute : attributes) {
            names.add(attribute.name());
        }
    }

    /** The partition part of the entries with these partition key attributes. */
    public byte[] partition(Function<String, AttributeValue> attributes) {
        return index == null ? table.keys().partition(attributes) : index.keys().partition(attributes);
    }

    /** The address of the entry that has these {@linkplain #keyNames() identifying attributes}. */
    public Address address(Item key) {
        return index == null ? table.address(key) : index.keys().address(index.space(), key::get);
    }

    /** What identifies an entry: the {@code LastEvaluatedKey} of a page that ends with it. */
    public Item key(EncodedItem entry) {
        return entry.decode(keyNames());
    }

    /** Counts what reading a page here has cost. */
    public void addUnits(CapacityMeter meter, Page page, boolean consistent) {
        double units = CapacityUnits.read(page.bytes(), consistent);
        if (index == null) {
            meter.addTable(units);
        } else {
            meter.addIndex(index.name(), index.isGlobal(), units);
        }
        if (page.fetchedBytes() > 0) {
            meter.addTable(CapacityUnits.read(page.fetchedBytes(), consistent));
        }
    }

    /**
     * Whether the index does not hold all of these attributes, so that items have to be fetched from the table.
     *
     * @throws DynamoDbException ValidationException if it is a global index, which is never left for its table
     */
    public boolean needsTable(Collection<String> projected) {
        List<String> lacking = lacking(projected);
        if (!lacking.isEmpty() && isGlobalIndex()) {
            throw invalidParameters("Global secondary index " + index.name() + " does not project " + lacking);
        }
        return !lacking.isEmpty();
    }

    /**
     * Refuses the filter of a query on attributes that the index does not hold.
     *
     * @throws DynamoDbException ValidationException if there are any
     */
    public void refuseUnheldFilter(Collection<String> filtered) {
        List<String> lacking = lacking(filtered);
        if (!lacking.isEmpty()) {
            throw invalidParameters(
                    "Secondary index " + index.name() + " does not project one or more filter attributes: " + lacking);
        }
    }

    private List<String> lacking(Collection<String> names) {
        if (holdsAll()) {
            return List.of();
        }
        List<String> lacking = new ArrayList<>();
        for (String name : names) {
            if (!holds(name)) {
                lacking.add(name);
            }
        }
        return lacking;
    }
}
