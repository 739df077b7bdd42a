package dev.lodestone.store.value;

import dev.lodestone.store.error.DynamoDbException;

/**
 * How deeply lists and maps may nest within an item.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-attributes">Nested
 *     attribute depth</a>
 */
public final class Nesting {
    /** The item itself is the first of its 32 levels. */
    public static final int MAXIMUM = 31;

    private Nesting() {}

    /** The refusal of a value that nests more deeply. */
    public static DynamoDbException exceeded() {
        return DynamoDbException.validation("Nesting Levels have exceeded supported limits: Attributes in the item have"
                + " nested levels beyond supported limit");
    }

    /**
     * Checks that lists and maps nest in the value at most to this depth.
     *
     * @throws DynamoDbException ValidationException if they nest more deeply
     */
    public static void check(AttributeValue value, int depth) {
        if (!fits(value, depth)) {
            throw exceeded();
        }
    }

    private static boolean fits(AttributeValue value, int depth) {
        if (depth < 0) {
            return false;
        }
        if (value instanceof AttributeValue.L list) {
            for (AttributeValue element : list.values()) {
                if (!fits(element, depth - 1)) {
                    return false;
                }
            }
            return depth > 0;
        }
        if (value instanceof AttributeValue.M map) {
            for (AttributeValue member : map.values().values()) {
                if (!fits(member, depth - 1)) {
                    return false;
                }
            }
            return depth > 0;
        }
        return true;
    }
}
