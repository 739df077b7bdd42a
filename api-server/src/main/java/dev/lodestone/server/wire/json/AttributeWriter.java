package dev.lodestone.server.wire.json;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeType;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Writes each value as a structure with one member, which names its type. Used by one thread. */
final class AttributeWriter implements AttributeSink {
    /** How the structure of a value begins, by type. */
    private static final Map<AttributeType, byte[]> OPENINGS = openings();

    private final JsonOutput out;

    AttributeWriter(JsonOutput out) {
        this.out = out;
    }

    private static Map<AttributeType, byte[]> openings() {
        Map<AttributeType, byte[]> openings = new EnumMap<>(AttributeType.class);
        for (AttributeType type : AttributeType.values()) {
            openings.put(type, ("{\"" + type.name() + "\":").getBytes(StandardCharsets.US_ASCII));
        }
        return openings;
    }

    private void start(AttributeType type) {
        out.opening(OPENINGS.get(type));
    }

    @Override
    public void name(byte[] utf8, int offset, int length) {
        out.name(utf8, offset, length);
    }

    @Override
    public void string(byte[] utf8, int offset, int length) {
        start(AttributeType.S);
        out.string(utf8, offset, length);
        out.end('}');
    }

    @Override
    public void number(byte[] ascii, int offset, int length) {
        start(AttributeType.N);
        out.plainString(ascii, offset, length);
        out.end('}');
    }

    @Override
    public void binary(byte[] bytes, int offset, int length) {
        start(AttributeType.B);
        out.base64(bytes, offset, length);
        out.end('}');
    }

    @Override
    public void bool(boolean value) {
        start(AttributeType.BOOL);
        out.bool(value);
        out.end('}');
    }

    @Override
    public void nullValue() {
        start(AttributeType.NULL);
        out.bool(true);
        out.end('}');
    }

    @Override
    public void startSet(AttributeType type) {
        start(type);
        out.start('[');
    }

    @Override
    public void element(AttributeType setType, byte[] bytes, int offset, int length) {
        switch (setType) {
            case SS -> out.string(bytes, offset, length);
            case NS -> out.plainString(bytes, offset, length);
            default -> out.base64(bytes, offset, length);
        }
    }

    @Override
    public void endSet() {
        endList();
    }

    @Override
    public void startList() {
        start(AttributeType.L);
        out.start('[');
    }

    @Override
    public void endList() {
        out.end(']');
        out.end('}');
    }

    @Override
    public void startMap() {
        start(AttributeType.M);
        out.start('{');
    }

    @Override
    public void endMap() {
        out.end('}');
        out.end('}');
    }
}
