/** Codecs of the operations on single items. Start at {@link dev.lodestone.server.wire.item.PutItemCodec}. */
package dev.lodestone.server.wire.item;
