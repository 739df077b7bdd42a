package dev.lodestone.store.operation.ttl;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.TimeToLive;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.table.ExistingTables;

/**
 * Describes the time to live of a table.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html">DescribeTimeToLive</a>
 */
public final class DescribeTimeToLive implements Operation<DescribeTimeToLive.Request, DescribeTimeToLive.Response> {
    public record Request(String tableName) implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DESCRIBE_TIME_TO_LIVE;
        }
    }

    /**
     * The description.
     *
     * @param attributeName null while time to live is disabled
     */
    public record Response(TimeToLive.Status status, String attributeName) {}

    private final ExistingTables tables;
    private final StoreClock clock;

    DescribeTimeToLive(ExistingTables tables, StoreClock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.DESCRIBE_TIME_TO_LIVE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkTarget(request.tableName());
        return describe(tables.require(scope, request.tableName()).state().timeToLive());
    }

    private Response describe(TimeToLive setting) {
        TimeToLive.Status status = setting == null ? TimeToLive.Status.DISABLED : setting.status(clock.epochMillis());
        return new Response(status, status == TimeToLive.Status.DISABLED ? null : setting.attributeName());
    }
}
