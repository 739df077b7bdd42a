package dev.lodestone.store.value;

import static dev.lodestone.store.error.DynamoDbException.violations;

import dev.lodestone.store.error.DynamoDbException;
import java.util.List;

/**
 * How long the names of attributes may be.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming
 *     rules</a>
 */
public final class AttributeNames {
    private static final int MAXIMUM_BYTES = 65_535;

    private AttributeNames() {}

    public static boolean isTooLong(String name) {
        return name.length() > MAXIMUM_BYTES / 3 && Utf8.length(name) > MAXIMUM_BYTES;
    }

    /** The fault of a request that would bring a name into an item that {@linkplain #isTooLong is too long}. */
    public static DynamoDbException tooLong() {
        return violations(List.of("Attribute name is too large, must be less than " + (MAXIMUM_BYTES + 1) + " bytes"));
    }
}
