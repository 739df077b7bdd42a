/** Codecs of the batch operations. Start at {@link dev.lodestone.server.wire.batch.BatchWriteItemCodec}. */
package dev.lodestone.server.wire.batch;
