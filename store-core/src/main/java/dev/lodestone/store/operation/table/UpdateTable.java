package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.resourceInUse;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.index.IndexBackfill;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.List;

/**
 * Changes the settings of a table, or its global secondary indexes.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">UpdateTable</a>
 */
public final class UpdateTable implements Operation<UpdateTable.Request, UpdateTable.Response> {
    public record Request(
            String tableName,
            List<AttributeDefinition> attributeDefinitions,
            List<IndexAction> globalSecondaryIndexUpdates,
            TableSettings settings)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.UPDATE_TABLE;
        }

        /** The actions on indexes; none for null. */
        List<IndexAction> indexActions() {
            return globalSecondaryIndexUpdates == null ? List.of() : globalSecondaryIndexUpdates;
        }
    }

    public record Response(TableDescription tableDescription) {}

    private final Catalog catalog;
    private final ExistingTables tables;
    private final IndexBackfill backfill;
    private final StoreClock clock;
    private final TransitionDelays delays;
    private final TableDescriber describer;

    UpdateTable(
            Catalog catalog,
            ExistingTables tables,
            IndexBackfill backfill,
            StoreClock clock,
            TransitionDelays delays,
            TableDescriber describer) {
        this.catalog = catalog;
        this.tables = tables;
        this.backfill = backfill;
        this.clock = clock;
        this.delays = delays;
        this.describer = describer;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.UPDATE_TABLE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkTarget(request.tableName());
        constraints(request).check();
        request.settings().refuseUnsupported();
        UpdateCombination.check(request);
        IndexAction.check(request.indexActions());
        DeclaredAttributes attributes = DeclaredAttributes.of(request.attributeDefinitions());
        Table before = tables.require(scope, request.tableName());

        Table[] seen = {before};
        Table after = catalog.change(before, entry -> {
            seen[0] = catalog.latest(before);
            return update(request, attributes, entry);
        });
        if (after == null) {
            throw ExistingTables.notFound(before.name());
        }
        for (IndexAction action : request.indexActions()) {
            if (action.create() != null) {
                backfill.start(after, action.indexName());
            }
        }
        return new Response(describer.describeUpdating(seen[0], after, request));
    }

    private static Constraints constraints(Request request) {
        Constraints constraints = new Constraints();
        AttributeDefinition.constrain("attributeDefinitions", request.attributeDefinitions(), constraints);
        request.settings().constrainBilling(constraints);
        IndexAction.constrain("globalSecondaryIndexUpdates", request.globalSecondaryIndexUpdates(), constraints);
        request.settings().constrainFeatures(constraints);
        return constraints;
    }

    private TableEntry update(Request request, DeclaredAttributes attributes, TableEntry entry) {
        long now = clock.epochMillis();
        checkState(request, entry, now);
        TableEntry updated = new SettingsUpdate(request, now).applyTo(entry);
        updated = new IndexesUpdate(request, attributes, now, delays).applyTo(updated);
        if (!isWork(request)) {
            return updated;
        }
        Lifecycle lifecycle = Lifecycle.passing(TableStatus.UPDATING, now, delays.updateMillis());
        return updated.with(updated.definition(), updated.state().withLifecycle(lifecycle));
    }

    private static void checkState(Request request, TableEntry entry, long now) {
        String name = entry.definition().name();
        TableStatus status = entry.state().lifecycle().at(now);
        ExistingTables.checkSettled(name, status);
        if (status == TableStatus.UPDATING && isWork(request)) {
            boolean billing = request.settings().provisionedThroughput() != null
                    || request.settings().billingMode() != null;
            throw billing
                    ? resourceInUse(ExistingTables.IN_USE + "Table IOPS are currently being updated. Table: " + name)
                    : ExistingTables.beingUpdated(name);
        }
    }

    /** Whether the request asks for work that the service shows as UPDATING, unlike what is only noted. */
    static boolean isWork(Request request) {
        TableSettings settings = request.settings();
        return settings.billingMode() != null
                || settings.provisionedThroughput() != null
                || settings.streamSpecification() != null
                || settings.tableClass() != null
                || request.indexActions().stream().anyMatch(IndexAction::isOnline);
    }
}
