/**
 * The operations of DynamoDB Streams, with which a store is opened that serves them. Start at
 * {@link dev.lodestone.streams.operation.GetRecords}.
 */
package dev.lodestone.streams.operation;
