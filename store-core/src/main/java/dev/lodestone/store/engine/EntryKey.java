package dev.lodestone.store.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The byte key under which an engine with one ordered key space keeps an {@link Address}. Keys are ordered as unsigned
 * bytes.
 *
 * <pre>
 * offset  length  content
 *  0       4      space, big-endian
 *  4       1      kind: 0 an entry, 1 a counter
 *  5       4      the first four bytes of the MD5 of the partition part
 *  9       2      length p of the partition part, big-endian
 * 11       p      partition part
 * 11+p     rest   sort part
 * </pre>
 *
 * <p>All that precedes the sort part is of known length once the length field is read, so the keys of one partition are
 * exactly those with its prefix, nothing needs escaping, and entries of a partition lie in the order of their sort
 * parts. The hash spreads partitions evenly, as in the service: a segment of a parallel scan is a range of it.
 */
public final class EntryKey {
    static final byte ENTRY = 0;
    static final byte COUNTER = 1;
    static final byte END_OF_KINDS = 2;

    static final int HASH_OFFSET = 5;
    static final int PARTITION_OFFSET = 11;

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(EntryKey::md5);

    private EntryKey() {}

    /** The key of the entry at the address. */
    public static byte[] ofEntry(Address address) {
        return of(ENTRY, address.space(), address.partition(), address.sort());
    }

    /** The key of the counter at the address. */
    public static byte[] ofCounter(Address address) {
        return of(COUNTER, address.space(), address.partition(), address.sort());
    }

    /** The hash of a partition part, by which partitions are spread: from 0 to 2^32 - 1. */
    public static long hash(byte[] partition) {
        byte[] md5 = MD5.get().digest(partition);
        return ((md5[0] & 0xffL) << 24) | ((md5[1] & 0xffL) << 16) | ((md5[2] & 0xffL) << 8) | (md5[3] & 0xffL);
    }

    static byte[] of(byte kind, int space, byte[] partition, byte[] sort) {
        int length = partition.length;
        if (length > Address.MAXIMUM_PARTITION) {
            throw new IllegalArgumentException(
                    "A partition part of " + length + " bytes is longer than " + Address.MAXIMUM_PARTITION + " bytes");
        }
        byte[] key = new byte[PARTITION_OFFSET + length + sort.length];
        putInt(key, 0, space);
        key[4] = kind;
        System.arraycopy(MD5.get().digest(partition), 0, key, HASH_OFFSET, 4);
        key[9] = (byte) (length >>> 8);
        key[10] = (byte) length;
        System.arraycopy(partition, 0, key, PARTITION_OFFSET, length);
        System.arraycopy(sort, 0, key, PARTITION_OFFSET + length, sort.length);
        return key;
    }

    /** What precedes the entries of a space whose partitions have this hash or a greater one. */
    static byte[] ofHash(int space, int hash) {
        byte[] key = Arrays.copyOf(ofKind(space, ENTRY), HASH_OFFSET + 4);
        putInt(key, HASH_OFFSET, hash);
        return key;
    }

    /** What precedes the keys of a kind in a space. */
    static byte[] ofKind(int space, byte kind) {
        byte[] key = new byte[HASH_OFFSET];
        putInt(key, 0, space);
        key[4] = kind;
        return key;
    }

    private static void putInt(byte[] target, int offset, int value) {
        target[offset] = (byte) (value >>> 24);
        target[offset + 1] = (byte) (value >>> 16);
        target[offset + 2] = (byte) (value >>> 8);
        target[offset + 3] = (byte) value;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new StorageException("This Java runtime lacks MD5, which every one is required to have", e);
        }
    }
}
