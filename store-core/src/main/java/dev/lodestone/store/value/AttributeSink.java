package dev.lodestone.store.value;

/**
 * Receives the attributes of an item one after the other, depth first. It lets a stored item be written to the wire
 * without first becoming a tree of {@link AttributeValue}s.
 *
 * <p>Strings, numbers and names arrive as UTF-8 in a part of a larger array, which is only valid during the call. Between
 * {@link #startMap} and {@link #endMap} each value is preceded by its {@link #name}; the outermost item is a map too, but
 * is neither started nor ended.
 */
public interface AttributeSink {
    void name(byte[] utf8, int offset, int length);

    void string(byte[] utf8, int offset, int length);

    /** A number in its canonical decimal form, in ASCII. */
    void number(byte[] ascii, int offset, int length);

    void binary(byte[] bytes, int offset, int length);

    void bool(boolean value);

    void nullValue();

    /** Starts a set of the given type; its elements follow as {@link #element} calls. */
    void startSet(AttributeType type);

    /** One element of the set just started: UTF-8, the canonical form of a number, or bytes. */
    void element(AttributeType setType, byte[] bytes, int offset, int length);

    void endSet();

    void startList();

    void endList();

    void startMap();

    void endMap();
}
