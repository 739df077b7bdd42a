package dev.lodestone.server.wire.json;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.ItemView;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the body of a response. Members whose value is null are left out. Items, stored ones too, go straight into the
 * body. Used by one thread.
 */
public final class ResponseWriter implements AutoCloseable {
    private final JsonOutput out = new JsonOutput();
    private final AttributeSink attributes = new AttributeWriter(out);

    /** Ends the body. */
    public BodyBuffer finish() {
        return out.body();
    }

    @Override
    public void close() {}

    /** Makes room for about so many bytes, where a body is known to be large. */
    public void expect(int bytes) {
        out.body().reserve(bytes);
    }

    public void startObject() {
        out.start('{');
    }

    public void startObject(String name) {
        out.name(name);
        out.start('{');
    }

    public void endObject() {
        out.end('}');
    }

    public void startList(String name) {
        out.name(name);
        out.start('[');
    }

    public void endList() {
        out.end(']');
    }

    public void string(String name, String value) {
        if (value != null) {
            out.name(name);
            out.string(value);
        }
    }

    /** An element of the list at hand. */
    public void string(String value) {
        out.string(value);
    }

    public void number(String name, Number value) {
        if (value == null) {
            return;
        }
        out.name(name);
        if (value instanceof Double || value instanceof Float) {
            out.number(value.doubleValue());
        } else {
            out.number(value.longValue());
        }
    }

    /** An element of the list at hand. */
    public void number(double value) {
        out.number(value);
    }

    /** A whole number, written as a fraction is: {@code 5.0}. */
    public void fraction(String name, long value) {
        out.name(name);
        out.literal((value + ".0").getBytes(StandardCharsets.US_ASCII));
    }

    public void bool(String name, Boolean value) {
        if (value != null) {
            out.name(name);
            out.bool(value);
        }
    }

    /** A moment, as the protocol writes it: seconds since the epoch, with a fraction; left out for 0. */
    public void timestamp(String name, long epochMillis) {
        if (epochMillis != 0) {
            out.name(name);
            out.literal(BigDecimal.valueOf(epochMillis, 3).toPlainString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    public void strings(String name, List<String> values) {
        if (values != null) {
            startList(name);
            values.forEach(out::string);
            endList();
        }
    }

    public void item(String name, ItemView item) {
        if (item != null) {
            out.name(name);
            item(item);
        }
    }

    /** An element of the list at hand. */
    public void item(ItemView item) {
        out.start('{');
        item.emit(attributes);
        out.end('}');
    }
}
