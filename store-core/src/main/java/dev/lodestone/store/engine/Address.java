package dev.lodestone.store.engine;

import java.util.Arrays;

/**
 * Where a value lies: a space, a partition part that groups, and a sort part that orders as unsigned bytes within its
 * partition. Either part may be empty. The arrays become the address's own and must not be changed.
 */
public record Address(int space, byte[] partition, byte[] sort) {
    public static final byte[] EMPTY = new byte[0];

    /** The largest partition part, in bytes. */
    public static final int MAXIMUM_PARTITION = 65_535;

    public static Address of(int space, byte[] partition) {
        return new Address(space, partition, EMPTY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address
                && space == address.space
                && Arrays.equals(partition, address.partition)
                && Arrays.equals(sort, address.sort);
    }

    @Override
    public int hashCode() {
        return (space * 31 + Arrays.hashCode(partition)) * 31 + Arrays.hashCode(sort);
    }

    @Override
    public String toString() {
        return "Address[" + space + ", " + Arrays.toString(partition) + ", " + Arrays.toString(sort) + "]";
    }
}
