package dev.lodestone.store.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The stored form of a counter: eight bytes, little-endian, two's complement. */
public final class CounterValue {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private CounterValue() {}

    public static byte[] encode(long value) {
        byte[] stored = new byte[Long.BYTES];
        LONG.set(stored, 0, value);
        return stored;
    }

    /** The value stored, 0 if null is. */
    public static long decode(byte[] stored) {
        return stored == null ? 0 : (long) LONG.get(stored, 0);
    }
}
