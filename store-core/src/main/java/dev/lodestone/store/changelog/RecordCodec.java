package dev.lodestone.store.changelog;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.write.ChangeOrigin;
import dev.lodestone.store.write.ItemChange;
import java.nio.ByteBuffer;

/**
 * A record of the change log as bytes, and back. Immutable and thread-safe.
 *
 * <pre>
 * offset  length  content
 *  0       1      format, 1
 *  1       1      what happened: 1 INSERT, 2 MODIFY, 3 REMOVE
 *  2       1      who made the change: 1 USER, 2 TIME_TO_LIVE
 *  3       1      what follows: 1 the key, 2 the new image, 3 the old image, 4 both images
 *  4       8      when the change was made, in milliseconds since 1970-01-01T00:00:00Z, big-endian
 * 12       4      n, the length of the key or image; of the new image if there are both; big-endian
 * 16       n      it, as a stored item
 * 16+n     rest   of both images the old one, as its difference from the new one, which {@link SharedEnds} draws
 * </pre>
 *
 * <p>The key is stored only where no image is: an image contains it.
 */
final class RecordCodec {
    private static final int TIME_OFFSET = 4;

    /** How much of a record it takes to tell when its change was made. */
    static final int TIME_PREFIX = TIME_OFFSET + Long.BYTES;

    private static final byte FORMAT = 1;
    private static final int HEADER = 16;

    private static final byte USER = 1;
    private static final byte TIME_TO_LIVE = 2;

    private static final byte KEY = 1;
    private static final byte NEW_IMAGE = 2;
    private static final byte OLD_IMAGE = 3;
    private static final byte BOTH_IMAGES = 4;

    private final AttributeSelection keyAttributes;

    /** The codec for records of a table with these key attributes. */
    RecordCodec(AttributeSelection keyAttributes) {
        this.keyAttributes = keyAttributes;
    }

    /** The record of a change, which an item before or after it takes part in. */
    byte[] encode(ItemChange change, StreamViewType viewType, long nowMillis) {
        EncodedItem newImage =
                viewType == StreamViewType.KEYS_ONLY || viewType == StreamViewType.OLD_IMAGE ? null : change.after();
        EncodedItem oldImage =
                viewType == StreamViewType.KEYS_ONLY || viewType == StreamViewType.NEW_IMAGE ? null : change.before();
        if (newImage != null && oldImage != null) {
            SharedEnds difference = SharedEnds.of(oldImage.bytes(), newImage.bytes());
            byte[] record = record(change, nowMillis, BOTH_IMAGES, newImage, difference.length());
            difference.writeTo(ByteBuffer.wrap(record, record.length - difference.length(), difference.length()));
            return record;
        }
        if (newImage != null) {
            return record(change, nowMillis, NEW_IMAGE, newImage, 0);
        }
        return oldImage != null
                ? record(change, nowMillis, OLD_IMAGE, oldImage, 0)
                : record(change, nowMillis, KEY, key(change), 0);
    }

    /** The record up to the first key or image, with room for more. */
    private static byte[] record(ItemChange change, long nowMillis, byte content, EncodedItem item, int room) {
        byte[] bytes = item.bytes();
        byte[] record = new byte[HEADER + bytes.length + room];
        ByteBuffer.wrap(record)
                .put(FORMAT)
                .put(kind(change).code())
                .put(change.origin() == ChangeOrigin.USER ? USER : TIME_TO_LIVE)
                .put(content)
                .putLong(nowMillis)
                .putInt(bytes.length)
                .put(bytes);
        return record;
    }

    private static ChangeKind kind(ItemChange change) {
        if (change.before() == null) {
            return ChangeKind.INSERT;
        }
        return change.after() == null ? ChangeKind.REMOVE : ChangeKind.MODIFY;
    }

    private EncodedItem key(ItemChange change) {
        EncodedItem item = change.after() == null ? change.before() : change.after();
        return EncodedItem.encode(keyAttributes.of(item).toItem());
    }

    ChangeRecord decode(long position, byte[] value) {
        ByteBuffer record = ByteBuffer.wrap(value);
        if (record.get() != FORMAT) {
            throw new IllegalStateException("A record of the change log has an unknown format " + value[0]);
        }
        ChangeKind kind = ChangeKind.ofCode(record.get());
        ChangeOrigin origin = record.get() == USER ? ChangeOrigin.USER : ChangeOrigin.TIME_TO_LIVE;
        byte content = record.get();
        long timeMillis = record.getLong();
        byte[] bytes = new byte[record.getInt()];
        record.get(bytes);
        EncodedItem item = EncodedItem.of(bytes);
        EncodedItem newImage = content == NEW_IMAGE || content == BOTH_IMAGES ? item : null;
        EncodedItem oldImage = switch (content) {
            case OLD_IMAGE -> item;
            case BOTH_IMAGES -> EncodedItem.of(SharedEnds.read(record, bytes));
            default -> null;
        };
        return new ChangeRecord(position, kind, origin, timeMillis, keyAttributes.of(item), newImage, oldImage);
    }

    /** When the change of a record was made, of which {@link #TIME_PREFIX} bytes will do. */
    static long timeMillis(byte[] record) {
        return ByteBuffer.wrap(record).getLong(TIME_OFFSET);
    }
}
