package dev.lodestone.store.value;

/**
 * The ten data types, named by the descriptors that the wire uses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Data
 *     types</a>
 */
public enum AttributeType {
    S(1),
    N(2),
    B(3),
    BOOL(4),
    NULL(5),
    SS(6),
    NS(7),
    BS(8),
    L(9),
    M(10);

    private static final AttributeType[] BY_CODE = byCode();

    private final byte code;

    AttributeType(int code) {
        this.code = (byte) code;
    }

    /** The number that stands for the type in stored items. Written to disk: never change one, never reuse one. */
    public byte code() {
        return code;
    }

    /** The type with this code, or null if there is none. */
    public static AttributeType ofCode(int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** The type with this descriptor ({@code "S"}, {@code "NULL"}, …), or null if there is none. */
    public static AttributeType ofDescriptor(String descriptor) {
        return switch (descriptor) {
            case "S" -> S;
            case "N" -> N;
            case "B" -> B;
            case "BOOL" -> BOOL;
            case "NULL" -> NULL;
            case "SS" -> SS;
            case "NS" -> NS;
            case "BS" -> BS;
            case "L" -> L;
            case "M" -> M;
            default -> null;
        };
    }

    /** Whether values of this type may be (part of) a key: string, number and binary. */
    public boolean isKeyType() {
        return this == S || this == N || this == B;
    }

    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }

    /** Whether values of this type are made of others: sets, lists and maps. */
    public boolean isContainer() {
        return isSet() || this == L || this == M;
    }

    private static AttributeType[] byCode() {
        AttributeType[] types = new AttributeType[values().length + 1];
        for (AttributeType type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
