package dev.lodestone.streams.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.streams.reading.SequenceNumbers;
import dev.lodestone.streams.reading.ShardIterator;

/**
 * Gives a place in a shard to read from: its oldest record, after its latest one, at or after one by its sequence number.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html">GetShardIterator</a>
 */
public final class GetShardIterator implements Operation<GetShardIterator.Request, GetShardIterator.Response> {
    private static final int SHORTEST_SEQUENCE_NUMBER = 21;
    private static final int LONGEST_SEQUENCE_NUMBER = 40;

    public record Request(String streamArn, String shardId, String shardIteratorType, String sequenceNumber)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.GET_SHARD_ITERATOR;
        }
    }

    public record Response(ShardIterator shardIterator) {}

    private final ExistingStreams existing;
    private final StreamReader reader;
    private final StoreClock clock;

    GetShardIterator(ExistingStreams existing, StreamReader reader, StoreClock clock) {
        this.existing = existing;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.GET_SHARD_ITERATOR;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        constraints(request).check();
        StreamArn.parse(request.streamArn());
        ShardIds.checkForm(request.shardId());
        checkSequenceNumber(request);
        Stream stream = existing.require(scope, request.streamArn());
        Shard shard = ExistingStreams.required(stream.shard(request.shardId()));
        long afterPosition = afterPosition(request, stream, shard);
        existing.checkNotTrimmed(stream, shard, afterPosition);
        return new Response(ShardIterator.of(stream, shard.number(), afterPosition, clock.epochMillis()));
    }

    private static Constraints constraints(Request request) {
        Constraints constraints = new Constraints().required("streamArn", request.streamArn());
        StreamArn.constrain(constraints, "streamArn", request.streamArn()).required("shardId", request.shardId());
        ShardIds.constrain(constraints, "shardId", request.shardId());
        return constraints
                .required("shardIteratorType", request.shardIteratorType())
                .oneOf("shardIteratorType", request.shardIteratorType(), AllowedValues.SHARD_ITERATOR_TYPE)
                .length("sequenceNumber", request.sequenceNumber(), SHORTEST_SEQUENCE_NUMBER, LONGEST_SEQUENCE_NUMBER);
    }

    private static void checkSequenceNumber(Request request) {
        boolean isNeeded = request.shardIteratorType().endsWith("_SEQUENCE_NUMBER");
        if (isNeeded && request.sequenceNumber() == null) {
            throw validation("SequenceNumber is required for ShardIteratorType " + request.shardIteratorType());
        }
        if (!isNeeded && request.sequenceNumber() != null) {
            throw validation(
                    "SequenceNumber must not be specified for ShardIteratorType " + request.shardIteratorType());
        }
    }

    private long afterPosition(Request request, Stream stream, Shard shard) {
        return switch (request.shardIteratorType()) {
            case "TRIM_HORIZON" -> reader.trimPoint(stream, shard);
            case "LATEST" -> reader.latestPosition();
            case "AT_SEQUENCE_NUMBER" -> {
                long position = position(request.sequenceNumber(), shard);
                yield position == shard.firstPosition() ? position : position - 1;
            }
            default -> position(request.sequenceNumber(), shard);
        };
    }

    /** The position of a sequence number, which may be anywhere in the shard or too old, but not after its end. */
    private long position(String sequenceNumber, Shard shard) {
        long position = SequenceNumbers.position(sequenceNumber);
        if (position > (shard.isOpen() ? reader.latestPosition() : shard.endPosition())) {
            throw validation("SequenceNumber " + sequenceNumber + " is after the end of shard " + shard.id());
        }
        return position;
    }
}
