package dev.lodestone.server.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.ItemView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the body of a response. Members whose value is null are left out. Items, stored ones too, go straight into the
 * body. Used by one thread.
 */
public final class ResponseWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(500).build())
            .build();

    private final BodyBuffer body = new BodyBuffer();
    private final JsonGenerator generator;
    private final AttributeSink attributes = new AttributeWriter();

    public ResponseWriter() {
        try {
            generator = FACTORY.createGenerator(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the body. */
    public BodyBuffer finish() {
        close();
        return body;
    }

    @Override
    public void close() {
        run(generator::close);
    }

    public void startObject() {
        run(generator::writeStartObject);
    }

    public void startObject(String name) {
        run(() -> generator.writeObjectFieldStart(name));
    }

    public void endObject() {
        run(generator::writeEndObject);
    }

    public void startList(String name) {
        run(() -> generator.writeArrayFieldStart(name));
    }

    public void endList() {
        run(generator::writeEndArray);
    }

    public void string(String name, String value) {
        if (value != null) {
            run(() -> generator.writeStringField(name, value));
        }
    }

    /** An element of the list at hand. */
    public void string(String value) {
        run(() -> generator.writeString(value));
    }

    public void number(String name, Number value) {
        if (value == null) {
            return;
        }
        if (value instanceof Double || value instanceof Float) {
            run(() -> generator.writeNumberField(name, value.doubleValue()));
        } else {
            run(() -> generator.writeNumberField(name, value.longValue()));
        }
    }

    /** An element of the list at hand. */
    public void number(double value) {
        run(() -> generator.writeNumber(value));
    }

    public void bool(String name, Boolean value) {
        if (value != null) {
            run(() -> generator.writeBooleanField(name, value));
        }
    }

    /** A moment, as the protocol writes it: seconds since the epoch, with a fraction; left out for 0. */
    public void timestamp(String name, long epochMillis) {
        if (epochMillis != 0) {
            run(() -> {
                generator.writeFieldName(name);
                generator.writeNumber(BigDecimal.valueOf(epochMillis, 3).toPlainString());
            });
        }
    }

    public void strings(String name, List<String> values) {
        if (values != null) {
            startList(name);
            values.forEach(this::string);
            endList();
        }
    }

    public void item(String name, ItemView item) {
        if (item != null) {
            startObject(name);
            item.emit(attributes);
            endObject();
        }
    }

    /** An element of the list at hand. */
    public void item(ItemView item) {
        startObject();
        item.emit(attributes);
        endObject();
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The body is in memory, so that nothing can go wrong but the program itself. */
    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes each value as a structure with one member, which names its type. */
    private final class AttributeWriter implements AttributeSink {
        @Override
        public void name(byte[] utf8, int offset, int length) {
            run(() -> generator.writeFieldName(new String(utf8, offset, length, StandardCharsets.UTF_8)));
        }

        private void start(String descriptor) throws IOException {
            generator.writeStartObject();
            generator.writeFieldName(descriptor);
        }

        @Override
        public void string(byte[] utf8, int offset, int length) {
            run(() -> {
                start("S");
                generator.writeUTF8String(utf8, offset, length);
                generator.writeEndObject();
            });
        }

        @Override
        public void number(byte[] ascii, int offset, int length) {
            run(() -> {
                start("N");
                generator.writeRawUTF8String(ascii, offset, length);
                generator.writeEndObject();
            });
        }

        @Override
        public void binary(byte[] bytes, int offset, int length) {
            run(() -> {
                start("B");
                generator.writeBinary(bytes, offset, length);
                generator.writeEndObject();
            });
        }

        @Override
        public void bool(boolean value) {
            run(() -> {
                start("BOOL");
                generator.writeBoolean(value);
                generator.writeEndObject();
            });
        }

        @Override
        public void nullValue() {
            run(() -> {
                start("NULL");
                generator.writeBoolean(true);
                generator.writeEndObject();
            });
        }

        @Override
        public void startSet(AttributeType type) {
            run(() -> {
                start(type.name());
                generator.writeStartArray();
            });
        }

        @Override
        public void element(AttributeType setType, byte[] bytes, int offset, int length) {
            run(() -> {
                switch (setType) {
                    case SS -> generator.writeUTF8String(bytes, offset, length);
                    case NS -> generator.writeRawUTF8String(bytes, offset, length);
                    default -> generator.writeBinary(bytes, offset, length);
                }
            });
        }

        @Override
        public void endSet() {
            endContainer();
        }

        @Override
        public void startList() {
            run(() -> {
                start("L");
                generator.writeStartArray();
            });
        }

        @Override
        public void endList() {
            endContainer();
        }

        private void endContainer() {
            run(() -> {
                generator.writeEndArray();
                generator.writeEndObject();
            });
        }

        @Override
        public void startMap() {
            run(() -> {
                start("M");
                generator.writeStartObject();
            });
        }

        @Override
        public void endMap() {
            run(() -> {
                generator.writeEndObject();
                generator.writeEndObject();
            });
        }
    }
}
