package dev.lodestone.store.changelog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ChangeOrigin;
import dev.lodestone.store.write.ItemChange;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A record of the change log as bytes, and back. Immutable and thread-safe.
 *
 * <pre>
 * offset  length  content
 *  0       1      format, 1
 *  1       1      what happened: 1 INSERT, 2 MODIFY, 3 REMOVE
 *  2       1      who made the change: 1 USER, 2 TIME_TO_LIVE
 *  3       1      what follows: 1 the key + 2 the new image + 4 the old image
 *  4       8      when the change was made, in milliseconds since 1970-01-01T00:00:00Z, big-endian
 * 12       …      of each that follows, in this order: length (4 bytes, big-endian) | a stored item
 * </pre>
 *
 * <p>The key is stored only where no image is: an image contains it.
 */
final class RecordCodec {
    private static final byte FORMAT = 1;
    private static final int HEADER = 12;
    private static final int KEY = 1;
    private static final int NEW_IMAGE = 2;
    private static final int OLD_IMAGE = 4;
    private static final byte USER = 1;
    private static final byte TIME_TO_LIVE = 2;

    private final Set<String> keyNames;

    /** The codec for records of a table whose key attributes have these names. */
    RecordCodec(Set<String> keyNames) {
        this.keyNames = keyNames;
    }

    /** The record of a change, which an item before or after it takes part in. */
    byte[] encode(ItemChange change, StreamViewType viewType, long nowMillis) {
        byte[] newImage = viewType == StreamViewType.NEW_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES
                ? bytes(change.after())
                : null;
        byte[] oldImage = viewType == StreamViewType.OLD_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES
                ? bytes(change.before())
                : null;
        byte[] key = newImage == null && oldImage == null ? key(change) : null;
        ByteBuffer record = ByteBuffer.allocate(HEADER + room(key) + room(newImage) + room(oldImage))
                .put(FORMAT)
                .put(kind(change).code())
                .put(change.origin() == ChangeOrigin.USER ? USER : TIME_TO_LIVE)
                .put((byte) ((key == null ? 0 : KEY)
                        | (newImage == null ? 0 : NEW_IMAGE)
                        | (oldImage == null ? 0 : OLD_IMAGE)))
                .putLong(nowMillis);
        put(key, record);
        put(newImage, record);
        put(oldImage, record);
        return record.array();
    }

    private static ChangeKind kind(ItemChange change) {
        if (change.before() == null) {
            return ChangeKind.INSERT;
        }
        return change.after() == null ? ChangeKind.REMOVE : ChangeKind.MODIFY;
    }

    private byte[] key(ItemChange change) {
        EncodedItem item = change.after() == null ? change.before() : change.after();
        return EncodedItem.encode(item.decode(keyNames)).bytes();
    }

    private static byte[] bytes(EncodedItem item) {
        return item == null ? null : item.bytes();
    }

    private static int room(byte[] item) {
        return item == null ? 0 : Integer.BYTES + item.length;
    }

    private static void put(byte[] item, ByteBuffer record) {
        if (item != null) {
            record.putInt(item.length).put(item);
        }
    }

    ChangeRecord decode(long position, byte[] value) {
        ByteBuffer record = ByteBuffer.wrap(value);
        if (record.get() != FORMAT) {
            throw new IllegalStateException("A record of the change log has an unknown format " + value[0]);
        }
        ChangeKind kind = ChangeKind.ofCode(record.get());
        ChangeOrigin origin = record.get() == USER ? ChangeOrigin.USER : ChangeOrigin.TIME_TO_LIVE;
        int parts = record.get();
        long timeMillis = record.getLong();
        EncodedItem key = item((parts & KEY) != 0, record);
        EncodedItem newImage = item((parts & NEW_IMAGE) != 0, record);
        EncodedItem oldImage = item((parts & OLD_IMAGE) != 0, record);
        return new ChangeRecord(position, kind, origin, timeMillis, keys(key, newImage, oldImage), newImage, oldImage);
    }

    private Item keys(EncodedItem key, EncodedItem newImage, EncodedItem oldImage) {
        if (key != null) {
            return key.decode();
        }
        return (newImage == null ? oldImage : newImage).decode(keyNames);
    }

    private static EncodedItem item(boolean present, ByteBuffer record) {
        if (!present) {
            return null;
        }
        byte[] item = new byte[record.getInt()];
        record.get(item);
        return EncodedItem.of(item);
    }

    /** When the change of a record was made. */
    static long timeMillis(byte[] record) {
        return ByteBuffer.wrap(record).getLong(4);
    }
}
