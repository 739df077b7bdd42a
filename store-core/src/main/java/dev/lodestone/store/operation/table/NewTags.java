package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks of tags whose declared constraints hold.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html">Tagging restrictions</a>
 */
final class NewTags {
    /** The most tags of one table. */
    private static final int MOST = 50;

    private NewTags() {}

    /** The tags by their keys; null counts as none. */
    static Map<String, String> of(List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (Tag tag : tags == null ? List.<Tag>of() : tags) {
            if (tag.key().startsWith("aws:")) {
                throw validation("Tag Key cannot be prefixed with aws:, Key: " + tag.key());
            }
            if (byKey.put(tag.key(), tag.value()) != null) {
                throw validation("Duplicate Tag Keys provided as input: Duplicate Tag Key found " + tag.key());
            }
        }
        if (byKey.size() > MOST) {
            throw validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
        return byKey;
    }
}
