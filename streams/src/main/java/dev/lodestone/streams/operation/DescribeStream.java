package dev.lodestone.streams.operation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a stream and its shards, or the children of one of them, in the order of their ids.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html">DescribeStream</a>
 */
public final class DescribeStream implements Operation<DescribeStream.Request, DescribeStream.Response> {
    private static final int MOST_SHARDS = 100;

    public record Request(String streamArn, Integer limit, String exclusiveStartShardId, ShardFilter shardFilter)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DESCRIBE_STREAM;
        }
    }

    /**
     * The description.
     *
     * @param status where the stream stands at the moment
     * @param shards those of the page
     * @param lastEvaluatedShardId the last of them if there are more, else null
     */
    public record Response(Stream stream, Stream.Status status, List<Shard> shards, String lastEvaluatedShardId) {}

    private final ExistingStreams existing;
    private final StoreClock clock;

    DescribeStream(ExistingStreams existing, StoreClock clock) {
        this.existing = existing;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.DESCRIBE_STREAM;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        constraints(request).check();
        StreamArn.parse(request.streamArn());
        ShardIds.checkForm(request.exclusiveStartShardId());
        ShardIds.checkForm(
                request.shardFilter() == null ? null : request.shardFilter().shardId());
        Stream stream = existing.require(scope, request.streamArn());
        return page(stream, request);
    }

    private static Constraints constraints(Request request) {
        Constraints constraints = new Constraints().required("streamArn", request.streamArn());
        StreamArn.constrain(constraints, "streamArn", request.streamArn());
        constraints.range("limit", request.limit(), 1, MOST_SHARDS);
        ShardIds.constrain(constraints, "exclusiveStartShardId", request.exclusiveStartShardId());
        return ShardFilter.constrain(constraints, request.shardFilter());
    }

    private Response page(Stream stream, Request request) {
        int limit = request.limit() == null ? MOST_SHARDS : request.limit();
        Stream.Status status = stream.status(clock.epochMillis());
        List<Shard> page = new ArrayList<>();
        for (Shard shard : stream.shards()) {
            if (!isAsked(stream, shard, request)) {
                continue;
            }
            if (page.size() == limit) {
                return new Response(stream, status, page, page.get(limit - 1).id());
            }
            page.add(shard);
        }
        return new Response(stream, status, page, null);
    }

    /** Nothing comes after a shard that the stream never had; one that it had may have gone since the page before. */
    private static boolean isAsked(Stream stream, Shard shard, Request request) {
        String start = request.exclusiveStartShardId();
        boolean isAfter = start == null || (start.compareTo(shard.id()) < 0 && ShardIds.mayBeOf(stream, start));
        return isAfter
                && (request.shardFilter() == null || request.shardFilter().covers(shard));
    }
}
