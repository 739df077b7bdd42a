package dev.lodestone.streams.operation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.RecordPage;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.streams.reading.ShardIterator;
import dev.lodestone.streams.reading.StreamRecord;
import java.util.List;

/**
 * Reads the records of a shard from an iterator on: at most a thousand, and one megabyte.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html">GetRecords</a>
 */
public final class GetRecords implements Operation<GetRecords.Request, GetRecords.Response> {
    private static final int LONGEST_ITERATOR = 2048;
    private static final int MOST_RECORDS = 1000;
    private static final long MOST_BYTES = 1 << 20;
    private static final long ITERATOR_LIFETIME_MILLIS = 15 * 60 * 1000;

    public record Request(String shardIterator, Integer limit)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.GET_RECORDS;
        }
    }

    /**
     * The answer.
     *
     * @param nextShardIterator where to read on; null if the shard is closed and has been read to its end
     */
    public record Response(List<StreamRecord> records, ShardIterator nextShardIterator) {}

    private final ExistingStreams existing;
    private final StreamReader reader;
    private final StoreClock clock;

    GetRecords(ExistingStreams existing, StreamReader reader, StoreClock clock) {
        this.existing = existing;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.GET_RECORDS;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        new Constraints()
                .required("shardIterator", request.shardIterator())
                .length("shardIterator", request.shardIterator(), 1, LONGEST_ITERATOR)
                .range("limit", request.limit(), 1, MOST_RECORDS)
                .check();
        ShardIterator iterator = ShardIterator.parse(request.shardIterator());
        StreamArn.parse(iterator.streamArn());
        Stream stream = existing.require(scope, iterator.streamArn());
        iterator.checkSeal(stream);
        checkNotExpired(iterator);
        Shard shard = ExistingStreams.required(shard(stream, iterator.shardNumber()));
        int limit = request.limit() == null ? MOST_RECORDS : request.limit();
        return read(stream, shard, iterator.afterPosition(), limit);
    }

    private void checkNotExpired(ShardIterator iterator) {
        if (clock.epochMillis() - iterator.createdMillis() > ITERATOR_LIFETIME_MILLIS) {
            throw new DynamoDbException(ErrorType.EXPIRED_ITERATOR, "Shard iterator has expired");
        }
    }

    private static Shard shard(Stream stream, int number) {
        for (Shard shard : stream.shards()) {
            if (shard.number() == number) {
                return shard;
            }
        }
        return null;
    }

    /** What was trimmed while the records were read may be missing among them, so it is looked for after that. */
    private Response read(Stream stream, Shard shard, long afterPosition, int limit) {
        RecordPage page = reader.read(stream, shard, afterPosition, limit, MOST_BYTES);
        existing.checkNotTrimmed(stream, shard, afterPosition);
        ShardIterator next =
                page.isEnd() ? null : ShardIterator.of(stream, shard.number(), page.position(), clock.epochMillis());
        return new Response(StreamRecord.of(stream, page.records()), next);
    }
}
