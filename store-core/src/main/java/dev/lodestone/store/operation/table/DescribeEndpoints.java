package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.List;

/**
 * Tells clients where to send their requests: to where they sent this one, so that none leaves for the service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html">DescribeEndpoints</a>
 */
public final class DescribeEndpoints implements Operation<DescribeEndpoints.Request, DescribeEndpoints.Response> {
    private static final long CACHE_MINUTES = 1440;

    /**
     * A request.
     *
     * @param host the host, and port if any, by which the client reached the store
     */
    public record Request(String host) implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DESCRIBE_ENDPOINTS;
        }
    }

    public record Response(List<Endpoint> endpoints) {}

    public record Endpoint(String address, long cachePeriodInMinutes) {}

    DescribeEndpoints() {}

    @Override
    public ApiOperation name() {
        return ApiOperation.DESCRIBE_ENDPOINTS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        return new Response(List.of(new Endpoint(request.host(), CACHE_MINUTES)));
    }
}
