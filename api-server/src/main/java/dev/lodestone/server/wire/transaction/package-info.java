/** Codecs of the transactional operations. Start at {@link dev.lodestone.server.wire.transaction.TransactWriteItemsCodec}. */
package dev.lodestone.server.wire.transaction;
