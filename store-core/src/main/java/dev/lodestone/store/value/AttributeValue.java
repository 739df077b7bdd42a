package dev.lodestone.store.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of one of the ten data types, immutable. Collections handed to the constructors become the value's own and must
 * not be changed afterwards.
 *
 * <p>Equality is the service's: numbers are equal by value, sets regardless of order, maps regardless of the order of
 * their names.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>
 */
public sealed interface AttributeValue {
    AttributeType type();

    /**
     * The size in bytes by the service's rules, without the attribute's name.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
     *     sizes and formats</a>
     */
    int size();

    /** Hands the value to the sink. */
    void emit(AttributeSink sink);

    record S(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }

        @Override
        public int size() {
            return Utf8.length(value);
        }

        @Override
        public void emit(AttributeSink sink) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            sink.string(utf8, 0, utf8.length);
        }
    }

    record N(DynamoNumber value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        @Override
        public int size() {
            return value.size();
        }

        @Override
        public void emit(AttributeSink sink) {
            byte[] ascii = value.ascii();
            sink.number(ascii, 0, ascii.length);
        }
    }

    record B(Binary value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public int size() {
            return value.length();
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.binary(value.array(), 0, value.length());
        }
    }

    record BOOL(boolean value) implements AttributeValue {
        public static final BOOL TRUE = new BOOL(true);
        public static final BOOL FALSE = new BOOL(false);

        public static BOOL of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.bool(value);
        }
    }

    /** The null value; there is only one. */
    record NULL() implements AttributeValue {
        public static final NULL INSTANCE = new NULL();

        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.nullValue();
        }
    }

    record SS(Set<String> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }

        @Override
        public int size() {
            int size = 0;
            for (String value : values) {
                size += Utf8.length(value);
            }
            return size;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.startSet(AttributeType.SS);
            for (String value : values) {
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                sink.element(AttributeType.SS, utf8, 0, utf8.length);
            }
            sink.endSet();
        }
    }

    record NS(Set<DynamoNumber> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }

        @Override
        public int size() {
            int size = 0;
            for (DynamoNumber value : values) {
                size += value.size();
            }
            return size;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.startSet(AttributeType.NS);
            for (DynamoNumber value : values) {
                byte[] ascii = value.ascii();
                sink.element(AttributeType.NS, ascii, 0, ascii.length);
            }
            sink.endSet();
        }
    }

    record BS(Set<Binary> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }

        @Override
        public int size() {
            int size = 0;
            for (Binary value : values) {
                size += value.length();
            }
            return size;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.startSet(AttributeType.BS);
            for (Binary value : values) {
                sink.element(AttributeType.BS, value.array(), 0, value.length());
            }
            sink.endSet();
        }
    }

    record L(List<AttributeValue> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.L;
        }

        @Override
        public int size() {
            int size = ItemSize.DOCUMENT_OVERHEAD;
            for (AttributeValue value : values) {
                size += ItemSize.ELEMENT_OVERHEAD + value.size();
            }
            return size;
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.startList();
            for (AttributeValue value : values) {
                value.emit(sink);
            }
            sink.endList();
        }
    }

    record M(Map<String, AttributeValue> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.M;
        }

        @Override
        public int size() {
            return ItemSize.DOCUMENT_OVERHEAD
                    + ItemSize.ELEMENT_OVERHEAD * values.size()
                    + ItemSize.ofAttributes(values);
        }

        @Override
        public void emit(AttributeSink sink) {
            sink.startMap();
            Item.emit(values, sink);
            sink.endMap();
        }
    }
}
