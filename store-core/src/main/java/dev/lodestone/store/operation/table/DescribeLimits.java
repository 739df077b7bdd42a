package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;

/**
 * Tells the quotas of the account, which are those that the service gives to every account; the store enforces none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html">DescribeLimits</a>
 */
public final class DescribeLimits implements Operation<DescribeLimits.Request, DescribeLimits.Response> {
    private static final Response DEFAULTS = new Response(80_000, 80_000, 40_000, 40_000);

    public record Request() implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DESCRIBE_LIMITS;
        }
    }

    public record Response(
            long accountMaxReadCapacityUnits,
            long accountMaxWriteCapacityUnits,
            long tableMaxReadCapacityUnits,
            long tableMaxWriteCapacityUnits) {}

    DescribeLimits() {}

    @Override
    public ApiOperation name() {
        return ApiOperation.DESCRIBE_LIMITS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        return DEFAULTS;
    }
}
