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
}
