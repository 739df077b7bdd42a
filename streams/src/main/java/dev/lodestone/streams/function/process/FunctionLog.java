package dev.lodestone.streams.function.process;

/** Gets what functions write, line by line, on the threads that read it. Thread-safe; must be quick. */
@FunctionalInterface
public interface FunctionLog {
    void line(String functionName, String line);

    /** Hands lines to the logger {@code dev.lodestone.function}, with the function's name in front. */
    static FunctionLog logger() {
        System.Logger logger = System.getLogger("dev.lodestone.function");
        return (functionName, line) -> logger.log(System.Logger.Level.INFO, "[" + functionName + "] " + line);
    }

    /** Hands lines to this log and then to another one. */
    default FunctionLog and(FunctionLog other) {
        return (functionName, line) -> {
            line(functionName, line);
            other.line(functionName, line);
        };
    }
}
