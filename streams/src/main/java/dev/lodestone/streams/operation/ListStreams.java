package dev.lodestone.streams.operation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lists streams, or those of one table, past tables of its name included, in the order of table names and labels.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html">ListStreams</a>
 */
public final class ListStreams implements Operation<ListStreams.Request, ListStreams.Response> {
    private static final int MOST_STREAMS = 100;

    public record Request(String tableName, Integer limit, String exclusiveStartStreamArn)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.LIST_STREAMS;
        }
    }

    /**
     * The answer.
     *
     * @param lastEvaluatedStreamArn the ARN of the last of the streams if there are more, else null
     */
    public record Response(List<Stream> streams, String lastEvaluatedStreamArn) {}

    private final StreamReader reader;

    ListStreams(StreamReader reader) {
        this.reader = reader;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.LIST_STREAMS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        constraints(request).check();
        StreamArn start =
                request.exclusiveStartStreamArn() == null ? null : StreamArn.parse(request.exclusiveStartStreamArn());
        Collection<Stream> all =
                request.tableName() == null ? reader.streams(scope) : reader.streams(scope, request.tableName());
        return page(all, start, request.limit() == null ? MOST_STREAMS : request.limit());
    }

    private static Constraints constraints(Request request) {
        Constraints constraints = new Constraints()
                .name("tableName", request.tableName())
                .range("limit", request.limit(), 1, MOST_STREAMS);
        return StreamArn.constrain(constraints, "exclusiveStartStreamArn", request.exclusiveStartStreamArn());
    }

    private static Response page(Collection<Stream> all, StreamArn start, int limit) {
        List<Stream> page = new ArrayList<>();
        for (Stream stream : all) {
            if (start != null && !start.isBefore(stream)) {
                continue;
            }
            if (page.size() == limit) {
                return new Response(page, page.get(limit - 1).arn());
            }
            page.add(stream);
        }
        return new Response(page, null);
    }
}
