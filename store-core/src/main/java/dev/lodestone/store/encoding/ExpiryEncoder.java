package dev.lodestone.store.encoding;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Turns an item into its entry in a table's expiry index. Immutable and thread-safe.
 *
 * <pre>
 * space            the index's own
 * partition part   empty: all entries lie in one order
 * sort part        when the item expires (8 bytes, big-endian) | the sortable forms of the table's whole key
 * value            when the item expires (8 bytes, big-endian) | an item with no more than the table's key
 * </pre>
 *
 * <p>The time is the first millisecond since 1970-01-01T00:00:00Z at which the item has expired, which is positive. Since
 * an entry's address contains the item's key, only who holds the item writes it, and entries never contend.
 */
public final class ExpiryEncoder {
    private static final byte[] PARTITION = Address.EMPTY;

    private final KeyEncoder tableKey;
    private final Set<String> keyNames = new LinkedHashSet<>();

    public ExpiryEncoder(KeySchema tableSchema) {
        this.tableKey = new KeyEncoder(tableSchema);
        for (KeyAttribute attribute : tableSchema.partitionKey()) {
            keyNames.add(attribute.name());
        }
        for (KeyAttribute attribute : tableSchema.sortKey()) {
            keyNames.add(attribute.name());
        }
    }

    /** Where the entry of an item lies that expires at this time. */
    public Address address(int space, long expiryMillis, EncodedItem item) {
        ByteSink sort = new ByteSink(64);
        sort.putBytes(bytes(expiryMillis), 0, Long.BYTES);
        tableKey.appendAll(item::get, sort);
        return new Address(space, PARTITION, sort.toByteArray());
    }

    /** The value of the entry of an item that expires at this time. */
    public byte[] value(long expiryMillis, EncodedItem item) {
        byte[] key = EncodedItem.encode(item.decode(keyNames)).bytes();
        return ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(expiryMillis)
                .put(key)
                .array();
    }

    /** When the item of an entry with this value expires. */
    public static long expiryMillis(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    /** The key of the item of an entry with this value. */
    public static EncodedItem key(byte[] value) {
        byte[] key = new byte[value.length - Long.BYTES];
        System.arraycopy(value, Long.BYTES, key, 0, key.length);
        return EncodedItem.of(key);
    }

    /** The partition part of every entry. */
    public static byte[] partition() {
        return PARTITION;
    }

    /** The entries of items that expire at this time or later, the earliest first. */
    public static SortRange from(long expiryMillis) {
        return new SortRange(bytes(expiryMillis), null, true);
    }

    private static byte[] bytes(long expiryMillis) {
        return ByteBuffer.allocate(Long.BYTES).putLong(expiryMillis).array();
    }
}
