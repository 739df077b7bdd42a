package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.engine.Address;
import java.nio.ByteBuffer;

/**
 * Where the parts of a stream's log lie, in a space of its own.
 *
 * <pre>
 *                  records                                    trim points
 * partition part   the shard's number, 4 bytes, big-endian    empty
 * sort part        the position, 8 bytes, big-endian          the shard's number, 4 bytes, big-endian
 * value            drawn in {@link RecordCodec}               the position of the last record trimmed, 8 bytes, big-endian
 * </pre>
 */
final class LogLayout {
    private LogLayout() {}

    static Address trimPoint(Stream stream, Shard shard) {
        return new Address(stream.space(), Address.EMPTY, shard.partition());
    }

    static byte[] encode(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    static long decode(byte[] position) {
        return ByteBuffer.wrap(position).getLong();
    }
}
