package dev.lodestone.store.transaction;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 of a request in a form in which equal requests are equal bytes, however they were written: members of maps
 * in the order of their names, elements of sets in the order of their bytes, each text with its length before it. Used by
 * one thread until it is {@linkplain #finish() finished}.
 */
public final class RequestDigest {
    static final int LENGTH = 32;

    private static final int ABSENT = -1;

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
    private byte[] finished;

    public RequestDigest() {
        digest = sha256();
    }

    /** An empty SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every one is required to have", e);
        }
    }

    /** Adds a text, which may be null. */
    public RequestDigest text(String text) {
        if (text == null) {
            return number(ABSENT);
        }
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds names for the attributes of expressions; null for none. */
    public RequestDigest names(Map<String, String> names) {
        if (names == null) {
            return number(ABSENT);
        }
        number(names.size());
        inOrder(names).forEach((name, value) -> text(name).text(value));
        return this;
    }

    /** Adds named values; null for none. */
    public RequestDigest attributes(Map<String, AttributeValue> attributes) {
        if (attributes == null) {
            return number(ABSENT);
        }
        number(attributes.size());
        inOrder(attributes).forEach((name, value) -> text(name).value(value));
        return this;
    }

    private static <T> Map<String, T> inOrder(Map<String, T> members) {
        return members.size() < 2 ? members : new TreeMap<>(members);
    }

    /** Adds a value. */
    public RequestDigest value(AttributeValue value) {
        number(value.type().code());
        switch (value.type()) {
            case S -> text(((AttributeValue.S) value).value());
            case N -> text(((AttributeValue.N) value).value().toString());
            case B -> bytes(((AttributeValue.B) value).value().array());
            case BOOL -> number(((AttributeValue.BOOL) value).value() ? 1 : 0);
            case NULL -> {}
            case SS -> texts(((AttributeValue.SS) value).values().toArray(String[]::new));
            case NS -> numbers((AttributeValue.NS) value);
            case BS -> binaries((AttributeValue.BS) value);
            case L -> list(((AttributeValue.L) value).values());
            case M -> attributes(((AttributeValue.M) value).values());
        }
        return this;
    }

    private void numbers(AttributeValue.NS set) {
        String[] texts = new String[set.values().size()];
        int at = 0;
        for (DynamoNumber element : set.values()) {
            texts[at++] = element.toString();
        }
        texts(texts);
    }

    private void texts(String[] elements) {
        Arrays.sort(elements);
        number(elements.length);
        for (String element : elements) {
            text(element);
        }
    }

    private void binaries(AttributeValue.BS set) {
        byte[][] elements = new byte[set.values().size()][];
        int at = 0;
        for (Binary element : set.values()) {
            elements[at++] = element.array();
        }
        Arrays.sort(elements, Arrays::compareUnsigned);
        number(elements.length);
        for (byte[] element : elements) {
            bytes(element);
        }
    }

    private void list(List<AttributeValue> elements) {
        number(elements.size());
        for (AttributeValue element : elements) {
            value(element);
        }
    }

    private RequestDigest bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    private RequestDigest number(int value) {
        number.clear().putInt(value).flip();
        digest.update(number);
        return this;
    }

    /** The digest of all that was added. */
    public byte[] finish() {
        if (finished == null) {
            finished = digest.digest();
        }
        return finished;
    }
}
