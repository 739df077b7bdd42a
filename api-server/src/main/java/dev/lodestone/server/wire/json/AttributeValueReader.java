package dev.lodestone.server.wire.json;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.serialization;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.AttributeNames;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Nesting;
import dev.lodestone.store.value.Supplied;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads attribute values. What breaks the JSON protocol is thrown at once; what only makes the value invalid (no type, two
 * types, an empty set, a bad number) is remembered and goes into the {@link Supplied} value, so that the operation can
 * report it in its turn. Used by one thread, for one value, item or map of values.
 */
public final class AttributeValueReader {
    private static final String INPUT_COLLECTION = "Input collection";
    private static final String CONTAINS_DUPLICATES = " contains duplicates";

    /** More levels than the parser gives, unless it is of a Jackson that has no such bound; reading takes stack for each. */
    private static final int MOST_LEVELS = 300;

    private final RequestReader in;
    private DynamoDbException fault;

    /** Whether the fault is that lists and maps nest too deeply. */
    private boolean tooDeep;

    private AttributeValueReader(RequestReader in) {
        this.in = in;
    }

    /** Reads an item or a key; null for null. */
    public static Supplied<Item> item(RequestReader in) {
        if (!in.startMap()) {
            return null;
        }
        AttributeValueReader reader = new AttributeValueReader(in);
        Item item = new Item(reader.members(1));
        return reader.supplied(item);
    }

    /** Reads one value; null for null. */
    public static Supplied<AttributeValue> value(RequestReader in) {
        return in.isNull() ? null : requiredValue(in);
    }

    /** Reads one value where there must be one: null is a fault. */
    public static Supplied<AttributeValue> requiredValue(RequestReader in) {
        AttributeValueReader reader = new AttributeValueReader(in);
        return reader.supplied(reader.read(1));
    }

    /** Reads ExpressionAttributeValues; null for null. A fault names the placeholder, unless it is one of nesting. */
    public static Supplied<Map<String, AttributeValue>> expressionValues(RequestReader in) {
        if (!in.startMap()) {
            return null;
        }
        DynamoDbException firstFault = null;
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String name = in.nextElementName(); name != null; name = in.nextElementName()) {
            AttributeValueReader reader = new AttributeValueReader(in);
            values.put(name, reader.read(1));
            if (reader.fault != null && firstFault == null) {
                firstFault = reader.tooDeep ? reader.fault : invalidFor(name, reader.fault);
            }
        }
        return firstFault == null ? Supplied.of(values) : Supplied.faulty(firstFault);
    }

    private static DynamoDbException invalidFor(String placeholder, DynamoDbException fault) {
        return validation(
                "ExpressionAttributeValues contains invalid value: " + fault.getMessage() + " for key " + placeholder);
    }

    private <T> Supplied<T> supplied(T value) {
        return fault == null ? Supplied.of(value) : Supplied.faulty(fault);
    }

    private void remember(DynamoDbException newFault) {
        if (fault == null) {
            fault = newFault;
        }
    }

    private Map<String, AttributeValue> members(int level) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (String name = in.nextElementName(); name != null; name = in.nextElementName()) {
            AttributeValue value = read(level);
            if (AttributeNames.isTooLong(name)) {
                remember(AttributeNames.tooLong());
            }
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    /** The structure with one member that names the type. */
    private AttributeValue read(int level) {
        if (level > MOST_LEVELS) {
            throw RequestReader.malformed();
        }
        if (!in.startStructure()) {
            remember(empty());
            return null;
        }
        AttributeValue value = null;
        int types = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            AttributeType type = AttributeType.ofDescriptor(name);
            if (type == null) {
                in.skip();
                continue;
            }
            AttributeValue content = content(type, level);
            if (content != null) {
                value = content;
                types++;
            }
        }
        if (types != 1) {
            remember(types == 0 ? empty() : Supplied.severalTypes());
        }
        return value;
    }

    private static DynamoDbException empty() {
        return validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    /** The content of a value, or null where the JSON has null; with a fault it may be a stand-in, which nobody sees. */
    private AttributeValue content(AttributeType type, int level) {
        return switch (type) {
            case S -> {
                String text = in.string();
                yield text == null ? null : new AttributeValue.S(text);
            }
            case N -> {
                String text = in.string();
                yield text == null ? null : new AttributeValue.N(number(text));
            }
            case B -> {
                String text = in.base64();
                yield text == null ? null : new AttributeValue.B(binary(text));
            }
            case BOOL -> {
                Boolean flag = in.bool();
                yield flag == null ? null : AttributeValue.BOOL.of(flag);
            }
            case NULL -> nullContent();
            default -> containerContent(type, level);
        };
    }

    private AttributeValue nullContent() {
        Boolean flag = in.bool();
        if (flag == null) {
            return null;
        }
        if (!flag) {
            remember(invalidParameters("Null attribute value types must have the value of true"));
        }
        return AttributeValue.NULL.INSTANCE;
    }

    private AttributeValue containerContent(AttributeType type, int level) {
        return switch (type) {
            case M -> mapContent(level);
            case L -> listContent(level);
            case SS -> stringSet();
            case NS -> numberSet();
            default -> binarySet();
        };
    }

    private AttributeValue mapContent(int level) {
        if (!in.startMap()) {
            return null;
        }
        checkNesting(level);
        return new AttributeValue.M(members(level + 1));
    }

    private AttributeValue listContent(int level) {
        List<AttributeValue> values = in.listWithNulls(reader -> read(level + 1));
        if (values == null) {
            return null;
        }
        checkNesting(level);
        return new AttributeValue.L(values);
    }

    private void checkNesting(int level) {
        if (level > Nesting.MAXIMUM) {
            tooDeep |= fault == null;
            remember(Nesting.exceeded());
        }
    }

    private AttributeValue stringSet() {
        List<String> values = in.listWithNulls(RequestReader::string);
        if (values == null) {
            return null;
        }
        Set<String> set = new LinkedHashSet<>(values);
        if (values.isEmpty()) {
            remember(invalidParameters("An string set  may not be empty"));
        } else if (values.contains(null)) {
            remember(empty());
        } else if (set.size() < values.size()) {
            remember(duplicates(values, ""));
        }
        return new AttributeValue.SS(set);
    }

    private AttributeValue numberSet() {
        List<String> texts = in.listWithNulls(RequestReader::string);
        if (texts == null) {
            return null;
        }
        Set<DynamoNumber> set = new LinkedHashSet<>();
        for (String text : texts) {
            set.add(number(text == null ? "" : text));
        }
        if (texts.isEmpty()) {
            remember(invalidParameters("An number set  may not be empty"));
        } else if (set.size() < texts.size()) {
            remember(validation(INPUT_COLLECTION + CONTAINS_DUPLICATES));
        }
        return new AttributeValue.NS(set);
    }

    private AttributeValue binarySet() {
        List<String> texts = in.listWithNulls(RequestReader::base64);
        if (texts == null) {
            return null;
        }
        Set<Binary> set = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                set.add(binary(text));
            }
        }
        if (texts.isEmpty()) {
            remember(invalidParameters("Binary sets should not be empty"));
        } else if (texts.contains(null)) {
            remember(invalidParameters("Binary sets may not contain null or empty values"));
        } else if (set.size() < texts.size()) {
            remember(duplicates(texts, "of type BS"));
        }
        return new AttributeValue.BS(set);
    }

    /** The refusal of a set with duplicates, in which the service writes the type, if at all, without a blank before. */
    private static DynamoDbException duplicates(List<String> elements, String type) {
        return invalidParameters(
                INPUT_COLLECTION + " [" + String.join(", ", elements) + "]" + type + CONTAINS_DUPLICATES + ".");
    }

    private DynamoNumber number(String text) {
        try {
            return DynamoNumber.parse(text);
        } catch (DynamoDbException invalid) {
            remember(invalid);
            return DynamoNumber.ZERO;
        }
    }

    private static Binary binary(String text) {
        if (text.length() % 4 != 0) {
            throw serialization("Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException invalid) {
            throw serialization("Invalid Base64 character: '" + firstForeign(text) + "'");
        }
        if (hasSurplusBits(text, decoded.length)) {
            throw serialization("Invalid last non-pad Base64 character dectected");
        }
        return Binary.wrap(decoded);
    }

    /** The first character that is not of the alphabet; padding is one where more follows. */
    private static char firstForeign(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isDigit(text.charAt(at))) {
                return text.charAt(at);
            }
        }
        return '=';
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /** Whether the last character before the padding has bits that belong to no byte. */
    private static boolean hasSurplusBits(String text, int decodedLength) {
        int padding = text.length() / 4 * 3 - decodedLength;
        if (padding == 0) {
            return false;
        }
        char last = text.charAt(text.length() - padding - 1);
        return padding == 1 ? "AEIMQUYcgkosw048".indexOf(last) < 0 : "AQgw".indexOf(last) < 0;
    }
}
