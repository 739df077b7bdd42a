package dev.lodestone.store.changelog;

/** What happened to an item. The codes are written to disk: never change one. */
public enum ChangeKind {
    /** It came into being. */
    INSERT(1),
    /** Its attributes changed. */
    MODIFY(2),
    /** It was deleted. */
    REMOVE(3);

    private final byte code;

    ChangeKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static ChangeKind ofCode(byte code) {
        return switch (code) {
            case 1 -> INSERT;
            case 2 -> MODIFY;
            case 3 -> REMOVE;
            default -> throw new IllegalStateException("A record of the change log has an unknown kind " + code);
        };
    }
}
