/** The operations on the time to live of tables, on the wire. Start at {@link dev.lodestone.server.wire.ttl.TtlCodecs}. */
package dev.lodestone.server.wire.ttl;
