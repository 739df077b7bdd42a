package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks of tags whose declared constraints hold.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TaggingRestrictions.html">Tagging
 *     restrictions</a>
 */
public final class NewTags {
    /** The most tags of one table. */
    private static final int MOST = 50;

    /** What keys and values may consist of besides letters, numbers and white space. */
    private static final String SPECIAL_CHARACTERS = "+-=._:/@";

    private NewTags() {}

    /** The tags by their keys; null counts as none. */
    public static Map<String, String> of(List<Tag> tags) {
        return added(Map.of(), tags);
    }

    /** The tags that a table has after some are added to those it has; null counts as none. */
    public static Map<String, String> added(Map<String, String> present, List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (Tag tag : tags == null ? List.<Tag>of() : tags) {
            if (tag.key().startsWith("aws:")) {
                throw validation("Tag Key cannot be prefixed with aws:, Key: " + tag.key());
            }
            checkCharacters("Key", tag.key());
            checkCharacters("Value", tag.value());
            if (byKey.put(tag.key(), tag.value()) != null) {
                throw validation("Duplicate Tag Keys provided as input: Duplicate Tag Key found " + tag.key());
            }
        }
        present.forEach(byKey::putIfAbsent);
        if (byKey.size() > MOST) {
            throw validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
        return byKey;
    }

    private static void checkCharacters(String part, String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!isAllowed(text.codePointAt(at))) {
                throw validation("Tag " + part + " may only have letters, numbers, white space and "
                        + SPECIAL_CHARACTERS + " in it, " + part + ": " + text);
            }
        }
    }

    private static boolean isAllowed(int character) {
        return Character.isLetterOrDigit(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || SPECIAL_CHARACTERS.indexOf(character) >= 0;
    }
}
