package dev.lodestone.streams.mapping;

/**
 * Records that a mapping has given up on.
 *
 * @param destination the mapping's destination, as it was given
 * @param mappingUuid the mapping
 * @param shardId where the records lie
 * @param timeMillis when they were given up, in milliseconds since the epoch
 * @param id tells this report from all others, also where it is sent again
 * @param message what queues and topics are sent, a JSON object in UTF-8: request, response and place of the batch
 * @param payload the event that the function would get with these records, JSON in UTF-8; the service stores it in buckets
 *     beside the message
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Retaining discarded batches</a>
 */
public record DiscardedBatch(
        String destination,
        String mappingUuid,
        String shardId,
        long timeMillis,
        String id,
        byte[] message,
        byte[] payload) {}
