package dev.lodestone.streams.function.definition;

import java.util.Map;

/**
 * The settings of a function that UpdateFunctionConfiguration changes. In a change, a member that is null stays as it is.
 *
 * @param runtime such as {@code nodejs22.x}
 * @param handler what is called, in the words of the runtime; null for one that needs none
 * @param environment the function's own environment variables
 * @param timeoutSeconds how long an invocation may take
 * @param memoryMegabytes what the function is told that it has; nobody holds it to that here
 * @param role the ARN of its role, which nobody asks here
 */
public record FunctionConfiguration(
        String runtime,
        String handler,
        Map<String, String> environment,
        Integer timeoutSeconds,
        Integer memoryMegabytes,
        String description,
        String role) {
    /** What functions have whose settings say nothing else. */
    private static final FunctionConfiguration DEFAULTS =
            new FunctionConfiguration(null, null, Map.of(), 3, 128, "", null);

    public FunctionConfiguration {
        environment = environment == null ? null : Map.copyOf(environment);
    }

    /** A change of nothing; also a function without runtime and handler. */
    public static FunctionConfiguration empty() {
        return new FunctionConfiguration(null, null, null, null, null, null, null);
    }

    /** The settings of a function with this runtime and handler, and else the defaults. */
    public static FunctionConfiguration of(String runtime, String handler) {
        return DEFAULTS.changedBy(new FunctionConfiguration(runtime, handler, null, null, null, null, null));
    }

    /** The same settings with the defaults in the place of what is missing. */
    public FunctionConfiguration withDefaults() {
        return DEFAULTS.changedBy(this);
    }

    /** The same settings with the members of a change that are not null. */
    public FunctionConfiguration changedBy(FunctionConfiguration change) {
        return new FunctionConfiguration(
                either(change.runtime, runtime),
                either(change.handler, handler),
                either(change.environment, environment),
                either(change.timeoutSeconds, timeoutSeconds),
                either(change.memoryMegabytes, memoryMegabytes),
                either(change.description, description),
                either(change.role, role));
    }

    private static <T> T either(T first, T second) {
        return first == null ? second : first;
    }

    public FunctionConfiguration withEnvironment(Map<String, String> newEnvironment) {
        return changedBy(new FunctionConfiguration(null, null, newEnvironment, null, null, null, null));
    }

    public FunctionConfiguration withTimeoutSeconds(int newTimeoutSeconds) {
        return changedBy(new FunctionConfiguration(null, null, null, newTimeoutSeconds, null, null, null));
    }

    /** The kind of the runtime, or null if there is none here. */
    public RuntimeKind kind() {
        return runtime == null ? null : RuntimeKind.of(runtime);
    }
}
