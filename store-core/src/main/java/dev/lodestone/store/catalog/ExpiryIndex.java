package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.ExpiryEncoder;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The items of a table in the order in which they expire, prepared for use. It depends on nothing but the items: whether
 * one expired so long ago that it is not deleted any more is for those to decide who read it. Immutable but for what is
 * known of its beginning, and thread-safe.
 *
 * <p>An item expires if its attribute is a number that is not negative: seconds since 1970-01-01T00:00:00Z, of which a
 * fraction counts. It has expired once that number is less than the current time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html">Computing
 *     Time to Live</a>
 */
public final class ExpiryIndex {
    /** When an item expires that does not. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A number of seconds with no more digits than this can be counted in milliseconds. */
    private static final int MOST_DIGITS = 15;

    private final TimeToLive setting;
    private final ExpiryEncoder encoder;
    private final EarliestExpiry earliest;

    ExpiryIndex(TimeToLive setting, KeySchema tableKeys, EarliestExpiry earliest) {
        this.setting = setting;
        this.encoder = new ExpiryEncoder(tableKeys);
        this.earliest = earliest;
    }

    public String attributeName() {
        return setting.attributeName();
    }

    public int space() {
        return setting.space();
    }

    public boolean isBackfilling() {
        return setting.backfilling();
    }

    public EarliestExpiry earliest() {
        return earliest;
    }

    /** The first millisecond since the epoch at which an item has expired; {@link #NEVER} for null. */
    public long expiryMillis(EncodedItem item) {
        if (item == null
                || !(item.get(setting.attributeName()) instanceof AttributeValue.N number)
                || number.value().signum() < 0
                || number.value().exponent() >= MOST_DIGITS) {
            return NEVER;
        }
        BigDecimal millis = number.value().toBigDecimal().movePointRight(3);
        return millis.setScale(0, RoundingMode.FLOOR).longValueExact() + 1;
    }

    /** Where the entry of an item lies that expires at this time. */
    public Address address(long expiryMillis, EncodedItem item) {
        return encoder.address(setting.space(), expiryMillis, item);
    }

    /** Adds the entry of an item that expires at this time. */
    public void put(long expiryMillis, EncodedItem item, WriteBatch batch) {
        batch.put(address(expiryMillis, item), encoder.value(expiryMillis, item));
    }
}
