/** The codecs of operations that read many items. Start at {@link dev.lodestone.server.wire.query.QueryCodecs}. */
package dev.lodestone.server.wire.query;
