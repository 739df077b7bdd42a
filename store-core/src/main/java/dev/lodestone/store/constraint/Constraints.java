package dev.lodestone.store.constraint;

import dev.lodestone.store.error.DynamoDbException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Checks the members of one request against what the model declares of them, and collects what is violated. A member that
 * is null violates nothing but {@link #required}. Paths are written as the service prints them, with a small first
 * letter. Used by one thread.
 */
public final class Constraints {
    /** The service reports no more violations than this in one message. */
    private static final int MOST_REPORTED = 10;

    /** What is declared of a text that has a pattern, before the pattern. */
    public static final String PATTERN = "Member must satisfy regular expression pattern: ";

    /** What is declared of the names of tables and indexes. */
    static final String NAME_PATTERN = PATTERN + "[a-zA-Z0-9_.-]+";

    private static final String FAILED = "' failed to satisfy constraint: ";

    private final List<String> violations = new ArrayList<>();

    public Constraints required(String path, Object value) {
        if (value == null) {
            add("Value null at '" + path + FAILED + "Member must not be null");
        }
        return this;
    }

    /** The length of a text in characters. */
    public Constraints length(String path, String value, int least, int most) {
        if (value != null) {
            bounds(path, value, "length", value.length(), least, most);
        }
        return this;
    }

    /** The number of elements of a list or map. */
    public Constraints size(String path, Collection<?> value, int least, int most) {
        if (value != null) {
            bounds(path, value, "length", value.size(), least, most);
        }
        return this;
    }

    public Constraints range(String path, Number value, long least, long most) {
        if (value != null) {
            bounds(path, value, "value", value.longValue(), least, most);
        }
        return this;
    }

    /** The number of elements of each list in a map. */
    public Constraints valueSizes(String path, Map<String, ? extends Collection<?>> map, int least, int most) {
        for (Collection<?> value : map.values()) {
            if (value != null && (value.size() < least || value.size() > most)) {
                return violation(path, map, "Map value must satisfy constraint: " + both(least, most));
            }
        }
        return this;
    }

    /** The length of each text in a list. */
    public Constraints elementLengths(String path, List<String> texts, int least, int most) {
        if (texts == null) {
            return this;
        }
        for (String text : texts) {
            if (text.length() < least || text.length() > most) {
                return violation(path, texts, "Member must satisfy constraint: " + both(least, most));
            }
        }
        return this;
    }

    /** The least value of a number, where the service reports a violation without the value found. */
    public Constraints atLeastUnprinted(String path, Integer value, int least) {
        if (value != null && value < least) {
            addUnprinted(path, tooLittle("value", least));
        }
        return this;
    }

    /** The largest number of elements of a list, where the service reports a violation without the list. */
    public Constraints sizeUnprinted(String path, Collection<?> value, int most) {
        if (value != null && value.size() > most) {
            addUnprinted(path, tooMuch("length", most));
        }
        return this;
    }

    private void addUnprinted(String path, String constraint) {
        add("Value at '" + path + FAILED + constraint);
    }

    private void bounds(String path, Object printed, String what, long found, long least, long most) {
        if (found < least) {
            violation(path, printed, tooLittle(what, least));
        } else if (found > most) {
            violation(path, printed, tooMuch(what, most));
        }
    }

    private static String both(int least, int most) {
        return "[" + tooMuch("length", most) + ", " + tooLittle("length", least) + "]";
    }

    private static String tooLittle(String what, long least) {
        return "Member must have " + what + " greater than or equal to " + least;
    }

    private static String tooMuch(String what, long most) {
        return "Member must have " + what + " less than or equal to " + most;
    }

    /** One of the values of an enumeration, in the order in which the service prints them. */
    public Constraints oneOf(String path, String value, AllowedValues allowed) {
        if (value != null && !allowed.contains(value)) {
            violation(path, value, "Member must satisfy enum value set: " + allowed);
        }
        return this;
    }

    /** The name of a table or index: letters, digits, underscore, full stop and hyphen, three to 255 of them. */
    public Constraints name(String path, String value) {
        if (value == null) {
            return this;
        }
        if (!isName(value)) {
            violation(path, value, NAME_PATTERN);
        }
        return length(path, value, 3, 255);
    }

    /** Whether the text consists of characters that names of tables and indexes may have. */
    static boolean isName(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '.'
                    || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public Constraints violation(String path, Object printed, String constraint) {
        add("Value '" + printed + "' at '" + path + FAILED + constraint);
        return this;
    }

    private void add(String violation) {
        if (violations.size() < MOST_REPORTED) {
            violations.add(violation);
        }
    }

    /**
     * Ends the checks.
     *
     * @throws DynamoDbException ValidationException with all violations, if there are any
     */
    public void check() {
        if (!violations.isEmpty()) {
            throw DynamoDbException.violations(violations);
        }
    }
}
