package dev.lodestone.store.ttl;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.DynamoNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The times of expiry at which items are to be deleted, in milliseconds since the epoch. Those that expired more than five
 * years ago are not among them: the service takes such a value for anything but a time to live.
 *
 * @param fromMillis the beginning, excluded
 * @param untilMillis the end, included
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html">Computing
 *     Time to Live</a>
 */
record ExpiryWindow(long fromMillis, long untilMillis) {
    private static final int YEARS = 5;

    /**
     * The window at a moment.
     *
     * @param delayMillis how long items stay after they have expired
     */
    static ExpiryWindow at(long nowMillis, long delayMillis) {
        return new ExpiryWindow(startBefore(nowMillis), nowMillis - delayMillis);
    }

    /** The beginning of the window at a moment. */
    static long startBefore(long nowMillis) {
        return Instant.ofEpochMilli(nowMillis)
                .atOffset(ZoneOffset.UTC)
                .minusYears(YEARS)
                .toInstant()
                .toEpochMilli();
    }

    /** Says of an item that the attribute has it expire within this window. */
    Condition condition(String attributeName) {
        Operand attribute = new Operand.Path(DocumentPath.ofAttribute(attributeName));
        return new Condition.And(List.of(
                new Condition.Comparison(attribute, Comparator.GE, seconds(fromMillis)),
                new Condition.Comparison(attribute, Comparator.LT, seconds(untilMillis))));
    }

    private static Operand seconds(long millis) {
        return new Operand.Literal(new AttributeValue.N(DynamoNumber.of(BigDecimal.valueOf(millis, 3))));
    }
}
