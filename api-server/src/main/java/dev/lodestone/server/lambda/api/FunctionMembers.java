package dev.lodestone.server.lambda.api;

import static dev.lodestone.streams.error.LambdaException.invalidParameter;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import java.util.List;
import java.util.Map;

/**
 * The members of a request to create or change a function; null for those that are not there. What has no meaning here, such
 * as a network or a dead-letter queue, is passed over. Used by one thread.
 */
final class FunctionMembers {
    private static final String ROLE = "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";
    private static final String IMAGE = "Image";

    private String functionName;
    private String runtime;
    private String role;
    private String handler;
    private String description;
    private Integer timeout;
    private Integer memorySize;
    private Map<String, String> environment;
    private Map<String, String> tags = Map.of();
    private List<String> architectures;
    private String packageType;
    private String revisionId;
    private Boolean dryRun;
    private RequestedCode nestedCode;
    private final RequestedCode.Builder code = new RequestedCode.Builder();

    private FunctionMembers() {}

    /**
     * Reads the body of a request.
     *
     * @throws dev.lodestone.store.error.DynamoDbException SerializationException if it cannot be read
     * @throws dev.lodestone.streams.error.LambdaException if it asks for what cannot be had here
     */
    static FunctionMembers read(byte[] body) {
        FunctionMembers members = new FunctionMembers();
        RequestReader.read(body, members::take);
        return members;
    }

    private void take(String name, RequestReader in) {
        switch (name) {
            case "FunctionName" -> functionName = in.string();
            case "Runtime" -> runtime = in.string();
            case "Role" -> role = in.string();
            case "Handler" -> handler = in.string();
            case "Description" -> description = in.string();
            case "Timeout" -> timeout = in.integer();
            case "MemorySize" -> memorySize = in.integer();
            case "Environment" -> environment = variables(in);
            case "Tags" -> tags = orNothing(in.stringMap());
            case "Architectures" -> architectures = in.stringList();
            case "PackageType" -> packageType = in.string();
            case "RevisionId" -> revisionId = in.string();
            case "DryRun" -> dryRun = in.bool();
            case "Code" -> nestedCode = nestedCode(in);
            case "Layers", "FileSystemConfigs" -> refuseUnlessEmpty(name, in);
            default -> {
                if (!code.take(name, in)) {
                    in.skip();
                }
            }
        }
    }

    private static Map<String, String> orNothing(Map<String, String> tags) {
        return tags == null ? Map.of() : tags;
    }

    /** The variables within {@code {"Variables": {…}}}; none if that is empty. */
    private static Map<String, String> variables(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        Map<String, String> variables = Map.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("Variables")) {
                variables = orNothing(in.stringMap());
            } else {
                in.skip();
            }
        }
        return variables;
    }

    private static RequestedCode nestedCode(RequestReader in) {
        if (!in.startStructure("FunctionCode")) {
            return null;
        }
        RequestedCode.Builder nested = new RequestedCode.Builder();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (!nested.take(name, in)) {
                in.skip();
            }
        }
        return nested.build();
    }

    private static void refuseUnlessEmpty(String name, RequestReader in) {
        List<Boolean> found = in.list(element -> {
            element.skip();
            return true;
        });
        if (found != null && !found.isEmpty()) {
            throw invalidParameter(
                    name + " are not there when functions run on this machine; what they hold has to be part"
                            + " of the code");
        }
    }

    /** Checks what the model demands of a new function, but for what {@link #configuration} holds. */
    void checkNew() {
        Constraints constraints = new Constraints().required("functionName", functionName);
        constraints.required("role", role).required("code", nestedCode);
        check(constraints);
        if (IMAGE.equals(packageType)) {
            throw RequestedCode.image();
        }
    }

    /** Checks what the model demands of a changed function, but for what {@link #configuration} holds. */
    void checkChanged() {
        check(new Constraints());
    }

    private void check(Constraints constraints) {
        if (role != null && !role.matches(ROLE)) {
            constraints.violation("role", role, Constraints.PATTERN + ROLE);
        }
        if (handler != null && !handler.isEmpty() && !handler.matches("[^\\s]+")) {
            constraints.violation("handler", handler, Constraints.PATTERN + "[^\\s]+");
        }
        constraints.oneOf("packageType", packageType, AllowedValues.PACKAGE_TYPE);
        constraints.size("architectures", architectures, 1, 1);
        if (architectures != null) {
            architectures.forEach(
                    each -> constraints.oneOf("architectures.1.member", each, AllowedValues.ARCHITECTURE));
        }
        TagRoutes.constrain(tags, constraints);
        constraints.check();
    }

    String functionName() {
        return functionName;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The revision that is to be changed; null for any. */
    String revisionId() {
        return revisionId;
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** The code of a new function. */
    RequestedCode nestedCode() {
        return nestedCode;
    }

    /** The code that is to take the place of another. */
    RequestedCode code() {
        return code.build();
    }

    FunctionConfiguration configuration() {
        return new FunctionConfiguration(runtime, handler, environment, timeout, memorySize, description, role);
    }
}
