/** The operations of DynamoDB Streams on the wire. Start at {@link dev.lodestone.server.wire.stream.StreamCodecs}. */
package dev.lodestone.server.wire.stream;
