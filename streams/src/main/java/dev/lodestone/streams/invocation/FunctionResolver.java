package dev.lodestone.streams.invocation;

/** Knows what runs the functions. Thread-safe. */
@FunctionalInterface
public interface FunctionResolver {
    /**
     * What runs a function at present, or null if there is no such function.
     *
     * @param functionArn its whole ARN, with a version or alias where one is wanted
     */
    InvocationTarget find(String functionArn);
}
