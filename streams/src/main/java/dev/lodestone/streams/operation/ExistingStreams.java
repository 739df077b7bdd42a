package dev.lodestone.streams.operation;

import static dev.lodestone.store.error.DynamoDbException.resourceNotFound;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;

/** Looks up streams and their shards for operations that need them. Thread-safe. */
final class ExistingStreams {
    private final StreamReader reader;

    ExistingStreams(StreamReader reader) {
        this.reader = reader;
    }

    /**
     * The stream with this ARN.
     *
     * @throws DynamoDbException ResourceNotFoundException if there is none
     */
    Stream require(RequestScope scope, String arn) {
        Stream stream = reader.find(scope, arn);
        if (stream == null) {
            throw resourceNotFound("Stream: " + arn + " not found");
        }
        return stream;
    }

    /** Makes sure that a shard was found. */
    static Shard required(Shard shard) {
        if (shard == null) {
            throw resourceNotFound("Shard does not exist");
        }
        return shard;
    }

    /**
     * Makes sure that no record of a shard after a position has been trimmed.
     *
     * @throws DynamoDbException TrimmedDataAccessException if one has
     */
    void checkNotTrimmed(Stream stream, Shard shard, long afterPosition) {
        if (afterPosition < reader.trimPoint(stream, shard)) {
            throw new DynamoDbException(
                    ErrorType.TRIMMED_DATA_ACCESS, "The data you are trying to access has been trimmed");
        }
    }
}
