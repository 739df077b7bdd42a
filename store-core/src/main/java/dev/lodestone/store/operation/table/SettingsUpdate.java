package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.ServerSideEncryption;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.schema.WarmThroughput;

/** What an UpdateTable request does to the settings of a table, and the checks against what they are. Immutable. */
final class SettingsUpdate {

    private final TableSettings settings;
    private final long now;

    SettingsUpdate(UpdateTable.Request request, long now) {
        this.settings = request.settings();
        this.now = now;
    }

    /** The entry with the settings asked for; those of indexes are not looked at. */
    TableEntry applyTo(TableEntry entry) {
        return withStream(withFeatures(withBilling(entry)));
    }

    private TableEntry withBilling(TableEntry entry) {
        if (settings.billingMode() == null && settings.provisionedThroughput() == null) {
            return entry;
        }
        TableDefinition definition = entry.definition();
        BillingMode mode =
                settings.billingMode() == null ? definition.billingMode() : BillingMode.valueOf(settings.billingMode());
        ThroughputParameters throughput = settings.provisionedThroughput();
        if (mode == BillingMode.PAY_PER_REQUEST && throughput != null) {
            throw Billing.throughputBilledPerRequest("");
        }
        ProvisionedThroughput units = Billing.throughput(mode, throughput);
        boolean switches = mode != definition.billingMode();
        if (!switches && mode == BillingMode.PROVISIONED && units.equals(definition.throughput())) {
            throw Billing.unchanged("the table", "the table", units);
        }
        TableState state = entry.state();
        if (switches) {
            long since = mode == BillingMode.PAY_PER_REQUEST ? now : state.payPerRequestSinceMillis();
            state = state.withBillingModeDeclared(since);
        } else if (mode == BillingMode.PROVISIONED) {
            state = state.withThroughputHistory(state.throughputHistory().after(definition.throughput(), units, now));
        }
        TableDefinition billed = definition
                .withBilling(mode, units)
                .withThroughputSettings(
                        switches ? null : definition.onDemandThroughput(),
                        Warmth.of(definition.warmThroughput(), definition.billingMode(), definition.throughput()));
        if (switches) {
            billed = switchIndexes(billed, definition.billingMode());
        }
        return entry.with(billed, state);
    }

    /** A switch of the billing mode lifts all bounds, and what an index could serve before it still can. */
    private static TableDefinition switchIndexes(TableDefinition definition, BillingMode before) {
        TableDefinition switched = definition;
        for (IndexDefinition index : definition.indexes()) {
            if (index.isGlobal()) {
                WarmThroughput warm = Warmth.of(index.warmThroughput(), before, index.throughput());
                switched = switched.withIndex(index.withThroughput(index.throughput(), null, warm));
            }
        }
        return switched;
    }

    private TableEntry withFeatures(TableEntry entry) {
        TableDefinition definition = entry.definition();
        TableState state = entry.state();
        TableClass tableClass = definition.tableClass();
        if (settings.tableClass() != null) {
            tableClass = NewTable.tableClass(settings.tableClass());
            if (tableClass != definition.tableClass()) {
                state = state.withTableClassDeclared(now);
            }
        }
        boolean protection = settings.deletionProtectionEnabled() == null
                ? definition.deletionProtection()
                : settings.deletionProtectionEnabled();
        return entry.with(
                definition.withSettings(
                        onDemandThroughput(definition),
                        warmThroughput(definition),
                        tableClass,
                        protection,
                        encryption(entry)),
                state);
    }

    private OnDemandThroughput onDemandThroughput(TableDefinition definition) {
        OnDemandThroughput asked = settings.onDemandThroughput();
        Billing.checkOnDemandUpdate(definition.billingMode(), asked, "");
        return Billing.merge(definition.onDemandThroughput(), asked);
    }

    private WarmThroughput warmThroughput(TableDefinition definition) {
        WarmThroughput asked = settings.warmThroughput();
        return asked == null
                ? definition.warmThroughput()
                : Warmth.raise(
                        definition.warmThroughput(), asked, definition.billingMode(), definition.throughput(), "table");
    }

    private ServerSideEncryption encryption(TableEntry entry) {
        SseSpecification asked = settings.sseSpecification();
        ServerSideEncryption current = entry.definition().encryption();
        if (asked == null) {
            return current;
        }
        asked.check();
        if (!asked.isEnabled() && current == null) {
            throw invalidParameters("Table is already encrypted by default");
        }
        if (current != null && current.kmsMasterKeyArn().equals(asked.kmsMasterKeyId())) {
            throw invalidParameters("Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId"
                    + " parameter if you want to change Master Key");
        }
        return asked.declared(entry.state().scope());
    }

    private TableEntry withStream(TableEntry entry) {
        StreamSpecification asked = settings.streamSpecification();
        if (asked == null) {
            return entry;
        }
        StreamViewType current = entry.definition().streamViewType();
        asked.checkForUpdate(current != null, entry.definition().name());
        return entry.with(entry.definition().withStream(asked.declared()), entry.state());
    }
}
