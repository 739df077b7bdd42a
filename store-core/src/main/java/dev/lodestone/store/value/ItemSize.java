package dev.lodestone.store.value;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import java.util.Map;

/**
 * The size of items by the service's rules, which decides the 400 KB limit, pages and consumed capacity.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 *     sizes and formats</a>
 */
public final class ItemSize {
    /** What a list or map costs beyond its elements, in bytes. */
    public static final int DOCUMENT_OVERHEAD = 3;

    /** What each element of a list or map costs beyond its own size, in bytes. */
    public static final int ELEMENT_OVERHEAD = 1;

    /** The largest item that may be stored, in bytes. */
    public static final int MAXIMUM = 400 * 1024;

    private ItemSize() {}

    /**
     * Checks an item that a request supplies to be stored.
     *
     * @throws DynamoDbException ValidationException if it is too large
     */
    public static void check(Item item) {
        if (item.size() > MAXIMUM) {
            throw validation("Item size has exceeded the maximum allowed size");
        }
    }

    /** The size of the attributes, names included, in bytes. */
    public static int ofAttributes(Map<String, AttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += Utf8.length(attribute.getKey()) + attribute.getValue().size();
        }
        return size;
    }
}
