package dev.lodestone.streams.function.definition;

/** The kinds of runtimes that functions are run in here. */
public enum RuntimeKind {
    NODE("nodejs", "\\d+\\.x"),
    PYTHON("python", "3\\.\\d+"),
    JAVA("java", "\\d+(\\.al2)?"),
    /** An executable file in the function's own code. */
    PROVIDED("provided", "(\\.al2|\\.al2023)?");

    private final String prefix;
    private final String version;

    RuntimeKind(String prefix, String version) {
        this.prefix = prefix;
        this.version = version;
    }

    /** The kind of a runtime such as {@code nodejs22.x}, or null if there is none here. */
    public static RuntimeKind of(String runtime) {
        for (RuntimeKind kind : values()) {
            if (runtime.matches(kind.prefix + kind.version)) {
                return kind;
            }
        }
        return null;
    }

    /** The version that a runtime of this kind names, such as {@code 22} or {@code 3.13}; empty if it names none. */
    public String versionOf(String runtime) {
        String rest = runtime.substring(prefix.length());
        return this == NODE ? rest.substring(0, rest.indexOf('.')) : this == PYTHON ? rest : rest.replace(".al2", "");
    }
}
