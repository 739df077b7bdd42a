package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.limitExceeded;
import static dev.lodestone.store.error.DynamoDbException.resourceInUse;
import static dev.lodestone.store.error.DynamoDbException.resourceNotFound;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.IndexState;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.catalog.ThroughputHistory;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an UpdateTable request does to the global secondary indexes of a table. Immutable. */
final class IndexesUpdate {

    private final UpdateTable.Request request;
    private final DeclaredAttributes attributes;
    private final long now;
    private final TransitionDelays delays;

    IndexesUpdate(UpdateTable.Request request, DeclaredAttributes attributes, long now, TransitionDelays delays) {
        this.request = request;
        this.attributes = attributes;
        this.now = now;
        this.delays = delays;
    }

    /** The entry after all actions on indexes; its billing mode is the new one already. */
    TableEntry applyTo(TableEntry entry) {
        checkOneAtATime(entry);
        TableEntry updated = entry;
        for (IndexAction action : request.indexActions()) {
            if (action.create() != null) {
                updated = create(action.create(), updated);
            } else if (action.update() != null) {
                updated = update(action.update(), updated);
            } else {
                updated = delete(action.indexName(), updated);
            }
        }
        return request.settings().billingMode() == null ? updated : billed(updated);
    }

    private void checkOneAtATime(TableEntry entry) {
        int online = 0;
        boolean deletesUnfinished = false;
        for (IndexAction action : request.indexActions()) {
            online += action.isOnline() ? 1 : 0;
            IndexState state = entry.state().indexes().get(action.indexName());
            deletesUnfinished |= action.delete() != null && state != null && isCreating(state);
        }
        for (IndexState state : entry.state().indexes().values()) {
            TableStatus status = state.lifecycle().at(now);
            boolean underWay = status == TableStatus.CREATING || status == TableStatus.DELETING;
            online += online > 0 && underWay && !deletesUnfinished ? 1 : 0;
        }
        if (online > 1) {
            throw limitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted"
                    + " simultaneously per table");
        }
    }

    private boolean isCreating(IndexState state) {
        return state.lifecycle().at(now) == TableStatus.CREATING;
    }

    private TableEntry create(IndexParameters index, TableEntry entry) {
        TableDefinition definition = entry.definition();
        if (definition.index(index.indexName()) != null) {
            throw validation("Attempting to create an index which already exists");
        }
        if (request.attributeDefinitions() == null) {
            throw invalidParameters("AttributeDefinitions is not specified for index: " + index.indexName());
        }
        if (definition.indexes().stream().filter(IndexDefinition::isGlobal).count() >= DeclaredIndexes.MOST_GLOBAL) {
            throw limitExceeded("Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit"
                    + " of " + DeclaredIndexes.MOST_GLOBAL);
        }
        checkThroughputOfNew(index, definition.billingMode());
        DeclaredAttributes all = attributes.withExisting(definition.attributeDefinitions());
        IndexDefinition created = DeclaredIndexes.global(index, definition.billingMode(), all);
        List<IndexDefinition> indexes = new ArrayList<>(definition.indexes());
        indexes.add(created);
        DeclaredIndexes.checkNonKeyAttributes(indexes);
        Set<String> names = new HashSet<>(DeclaredKey.names(index.keySchema()));
        definition.attributeDefinitions().forEach(attribute -> names.add(attribute.name()));
        List<KeyAttribute> used = all.sorted(names);
        IndexState state = new IndexState(
                entry.spaces().getAsInt(),
                new Lifecycle(TableStatus.CREATING, Lifecycle.OPEN_ENDED),
                true,
                ThroughputHistory.NONE);
        return entry.with(definition.withIndexes(used, indexes), entry.state())
                .withIndexState(index.indexName(), state);
    }

    private static void checkThroughputOfNew(IndexParameters index, BillingMode mode) {
        if (mode == BillingMode.PROVISIONED && index.provisionedThroughput() == null) {
            throw invalidParameters(
                    "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: " + index.indexName());
        }
        if (mode == BillingMode.PAY_PER_REQUEST && index.provisionedThroughput() != null) {
            throw Billing.throughputBilledPerRequest(" for index: " + index.indexName());
        }
    }

    /** The index that an action is about, which must be there, be global and have nothing else happening to it. */
    private IndexDefinition existing(String name, String action, TableEntry entry) {
        IndexDefinition index = entry.definition().index(name);
        String table = entry.definition().name();
        if (index == null) {
            throw resourceNotFound("Index " + name + " for table " + table);
        }
        if (!index.isGlobal()) {
            throw validation("Cannot " + action + " an index that is not a GlobalSecondaryIndex: " + name);
        }
        TableStatus status = entry.state().indexes().get(name).lifecycle().at(now);
        if (status == TableStatus.DELETING || status == TableStatus.UPDATING) {
            throw resourceInUse(ExistingTables.IN_USE + "Index is being "
                    + (status == TableStatus.DELETING ? "deleted" : "updated") + ". Table: " + table + " Index: "
                    + name);
        }
        return index;
    }

    private TableEntry update(IndexParameters asked, TableEntry entry) {
        IndexDefinition index = existing(asked.indexName(), "update", entry);
        BillingMode mode = entry.definition().billingMode();
        IndexState state = entry.state().indexes().get(index.name());
        ProvisionedThroughput units = index.throughput();
        if (asked.provisionedThroughput() != null) {
            units = newUnits(asked, index, mode);
            state = state.withThroughputHistory(state.throughputHistory().after(index.throughput(), units, now));
        }
        Billing.checkOnDemandUpdate(mode, asked.onDemandThroughput(), " for index : " + index.name());
        WarmThroughput current = Warmth.of(index.warmThroughput(), mode, index.throughput());
        WarmThroughput warm = asked.warmThroughput() == null
                ? current
                : Warmth.raise(current, asked.warmThroughput(), mode, units, "index " + index.name());
        IndexDefinition changed = index.withThroughput(
                units, Billing.merge(index.onDemandThroughput(), asked.onDemandThroughput()), warm);
        if (state.lifecycle().at(now) == TableStatus.ACTIVE) {
            state = state.withLifecycle(Lifecycle.passing(TableStatus.UPDATING, now, delays.updateMillis()));
        }
        return entry.with(entry.definition().withIndex(changed), entry.state()).withIndexState(index.name(), state);
    }

    private static ProvisionedThroughput newUnits(IndexParameters asked, IndexDefinition index, BillingMode mode) {
        if (mode == BillingMode.PAY_PER_REQUEST) {
            throw invalidParameters("The only Updates for index: " + index.name()
                    + " when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
        }
        asked.provisionedThroughput().checkBounds();
        ProvisionedThroughput units = asked.provisionedThroughput().declared();
        if (units.equals(index.throughput())) {
            throw Billing.unchanged("the index " + index.name(), "index " + index.name(), units);
        }
        return units;
    }

    private TableEntry delete(String name, TableEntry entry) {
        existing(name, "delete", entry);
        if (delays.deleteMillis() == 0) {
            return entry.withoutIndex(name);
        }
        Lifecycle lifecycle = Lifecycle.passing(TableStatus.DELETING, now, delays.deleteMillis());
        return entry.withIndexState(name, entry.state().indexes().get(name).withLifecycle(lifecycle));
    }

    /** Gives every index the billing mode of the table, for which each needs units of its own if those are to be paid. */
    private TableEntry billed(TableEntry entry) {
        TableDefinition definition = entry.definition();
        for (IndexDefinition index : entry.definition().indexes()) {
            if (!index.isGlobal()) {
                continue;
            }
            boolean hasUnits = !index.throughput().equals(ProvisionedThroughput.NONE);
            if (definition.billingMode() == BillingMode.PROVISIONED && !hasUnits) {
                throw invalidParameters("ProvisionedThroughput must be specified for index: " + index.name());
            }
            if (definition.billingMode() == BillingMode.PAY_PER_REQUEST && hasUnits) {
                definition = definition.withIndex(index.withThroughput(
                        ProvisionedThroughput.NONE, index.onDemandThroughput(), index.warmThroughput()));
            }
        }
        return entry.with(definition, entry.state());
    }
}
