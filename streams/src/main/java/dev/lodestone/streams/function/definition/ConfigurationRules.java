package dev.lodestone.streams.function.definition;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the service demands of a function's settings. */
public final class ConfigurationRules {
    private static final int MAX_ENVIRONMENT = 4096;
    private static final String ENVIRONMENT_REFUSED =
            "Lambda was unable to configure your environment variables because the environment variables you have provided ";

    /** The variables that the service sets itself. */
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT");

    private ConfigurationRules() {}

    /**
     * Checks settings with their defaults.
     *
     * @throws LambdaException ValidationException or InvalidParameterValueException
     */
    public static void check(FunctionConfiguration configuration) {
        checkDeclared(configuration);
        if (configuration.runtime() == null) {
            throw invalidParameter("Runtime and Handler are mandatory parameters for functions created with deployment"
                    + " packages.");
        }
        RuntimeKind kind = configuration.kind();
        if (kind == null) {
            throw invalidParameter("The runtime " + configuration.runtime()
                    + " cannot be run here; those of Node.js, Python, Java and provided.* can.");
        }
        if (kind != RuntimeKind.PROVIDED
                && (configuration.handler() == null || configuration.handler().isEmpty())) {
            throw invalidParameter("A function with the runtime " + configuration.runtime() + " needs a handler.");
        }
        checkEnvironment(configuration.environment());
    }

    private static void checkDeclared(FunctionConfiguration configuration) {
        Constraints constraints = new Constraints()
                .range("timeout", configuration.timeoutSeconds(), 1, 900)
                .range("memorySize", configuration.memoryMegabytes(), 128, 10_240)
                .length("handler", configuration.handler(), 0, 128)
                .length("description", configuration.description(), 0, 256);
        if (configuration.environment() != null) {
            for (String name : configuration.environment().keySet()) {
                if (!name.matches("[a-zA-Z][a-zA-Z0-9_]+")) {
                    constraints.violation(
                            "environment.variables",
                            name,
                            "Map keys must satisfy constraint: [" + Constraints.PATTERN + "[a-zA-Z]([a-zA-Z0-9_])+]");
                }
            }
        }
        check(constraints);
    }

    /** Ends the checks of declared constraints as this API does. */
    static void check(Constraints constraints) {
        try {
            constraints.check();
        } catch (DynamoDbException violated) {
            throw new LambdaException(LambdaErrorType.VALIDATION, violated.getMessage());
        }
    }

    private static void checkEnvironment(Map<String, String> environment) {
        Set<String> reserved = new TreeSet<>(environment.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw invalidParameter(ENVIRONMENT_REFUSED
                    + "contains reserved keys that are currently not supported for modification. Reserved keys used in"
                    + " this request: " + String.join(", ", reserved));
        }
        long size = 0;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            size += variable.getKey().length() + variable.getValue().length();
        }
        if (size > MAX_ENVIRONMENT) {
            throw invalidParameter(ENVIRONMENT_REFUSED + "exceeded the 4KB limit.");
        }
    }
}
