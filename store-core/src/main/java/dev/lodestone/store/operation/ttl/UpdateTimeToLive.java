package dev.lodestone.store.operation.ttl;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TimeToLive;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.table.ExistingTables;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.ExpiryBackfill;
import dev.lodestone.store.ttl.ExpirySweeper;

/**
 * Enables or disables the time to live of a table.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html">UpdateTimeToLive</a>
 */
public final class UpdateTimeToLive implements Operation<UpdateTimeToLive.Request, UpdateTimeToLive.Response> {
    public record Request(String tableName, TimeToLiveSpecification timeToLiveSpecification)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.UPDATE_TIME_TO_LIVE;
        }
    }

    public record Response(TimeToLiveSpecification timeToLiveSpecification) {}

    private final Catalog catalog;
    private final ExistingTables tables;
    private final ExpiryBackfill backfill;
    private final ExpirySweeper sweeper;
    private final StoreClock clock;
    private final TransitionDelays delays;

    UpdateTimeToLive(
            Catalog catalog,
            ExistingTables tables,
            ExpiryBackfill backfill,
            ExpirySweeper sweeper,
            StoreClock clock,
            TransitionDelays delays) {
        this.catalog = catalog;
        this.tables = tables;
        this.backfill = backfill;
        this.sweeper = sweeper;
        this.clock = clock;
        this.delays = delays;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.UPDATE_TIME_TO_LIVE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkTarget(request.tableName());
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        Constraints constraints = new Constraints();
        TimeToLiveSpecification.constrain("timeToLiveSpecification", wanted, constraints);
        constraints.check();
        Table before = tables.require(scope, request.tableName());

        Table after = catalog.change(before, entry -> update(wanted, entry));
        if (after == null) {
            throw ExistingTables.notFound(before.name());
        }
        if (wanted.enabled()) {
            backfill.start(after);
            sweeper.wake();
        }
        return new Response(wanted);
    }

    private TableEntry update(TimeToLiveSpecification wanted, TableEntry entry) {
        long now = clock.epochMillis();
        ExistingTables.checkActive(
                entry.definition().name(), entry.state().lifecycle().at(now));
        TimeToLive setting = entry.state().timeToLive();
        checkChange(wanted, setting, now);
        long settled = now + delays.updateMillis();
        return entry.withTimeToLive(
                wanted.enabled()
                        ? TimeToLive.enabled(
                                wanted.attributeName(), settled, entry.spaces().getAsInt())
                        : setting.disabled(settled));
    }

    /** Checks that there is something to change, and that it may be changed now. */
    private static void checkChange(TimeToLiveSpecification wanted, TimeToLive setting, long now) {
        boolean enabled = setting != null && setting.enabled();
        if (setting != null && setting.isUnsettled(now)) {
            throw validation("Time to live has been modified multiple times within a fixed interval");
        }
        if (enabled && !setting.attributeName().equals(wanted.attributeName())) {
            throw validation("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + setting.attributeName());
        }
        if (wanted.enabled() == enabled) {
            throw validation("TimeToLive is already " + (enabled ? "enabled" : "disabled"));
        }
    }
}
