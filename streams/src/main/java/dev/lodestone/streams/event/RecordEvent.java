package dev.lodestone.streams.event;

import dev.lodestone.streams.reading.StreamRecord;

/**
 * Writes a record as an element of {@code Records} in the event that a function gets. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with DynamoDB</a>
 */
@FunctionalInterface
public interface RecordEvent {
    /** The record as a JSON object in UTF-8. */
    byte[] json(String streamArn, StreamRecord record);
}
