package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Merge;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function of a service, and the resources that it comes to: itself, and one for each stream. */
final class ServerlessFunction {
    /** What a function has that does not say so itself. The framework leaves the last three to itself. */
    record Defaults(String namePrefix, Mapping provider, Node artifact) {
        static final String RUNTIME = "nodejs20.x";
        static final String TIMEOUT = "6";
        static final String MEMORY = "1024";
    }

    private final String key;
    private final Location location;
    private final Mapping body;
    private final Defaults defaults;
    private final Variables variables;
    private final String logicalId;

    ServerlessFunction(String key, Location location, Mapping body, Defaults defaults, Variables variables) {
        this.key = key;
        this.location = location;
        this.body = body;
        this.defaults = defaults;
        this.variables = variables;
        logicalId = normalized(key) + "LambdaFunction";
    }

    /** The function's part of logical ids. */
    private static String normalized(String key) {
        String plain = key.replace("-", "Dash").replace("_", "Underscore");
        return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** The resources by their logical ids. */
    Map<String, Mapping> resources() {
        Map<String, Mapping> resources = new LinkedHashMap<>();
        resources.put(logicalId, resource("AWS::Lambda::Function", properties()));
        int number = 0;
        for (Node event : events()) {
            if (variables.surface(event) instanceof Mapping mapping && mapping.value("stream") != null) {
                Mapping stream = new ServerlessStream(mapping, variables).properties(logicalId);
                if (stream != null) {
                    number++;
                    resources.put(
                            normalized(key) + "EventSourceMappingDynamodb" + number,
                            new Mapping(
                                    stream.location(),
                                    resource("AWS::Lambda::EventSourceMapping", stream)
                                            .members()));
                }
            }
        }
        return resources;
    }

    private List<Node> events() {
        Node events = variables.surface(body.value("events"));
        if (events == null) {
            return List.of();
        }
        if (events instanceof Sequence list) {
            return list.elements();
        }
        throw events.mustBe("the events of " + key, "a list");
    }

    private Mapping resource(String type, Mapping properties) {
        return Mapping.of(location, "Type", Scalar.text(location, type)).with("Properties", location, properties);
    }

    private Mapping properties() {
        Map<String, Mapping.Member> properties = new LinkedHashMap<>();
        Node image = body.value("image");
        put(properties, "FunctionName", own("name", Scalar.text(location, defaults.namePrefix + key)));
        put(properties, "Handler", own("handler", null));
        put(properties, "Timeout", setting("timeout", Defaults.TIMEOUT));
        put(properties, "MemorySize", setting("memorySize", Defaults.MEMORY));
        put(properties, "Runtime", setting("runtime", image == null ? Defaults.RUNTIME : null));
        put(properties, "Code", image == null ? folder() : Mapping.of(location, "ImageUri", uri(image)));
        Node environment = Merge.over(
                variables.surface(defaults.provider.value("environment")),
                variables.surface(body.value("environment")));
        if (environment != null) {
            put(properties, "Environment", Mapping.of(environment.location(), "Variables", environment));
        }
        return new Mapping(location, properties);
    }

    private static void put(Map<String, Mapping.Member> properties, String name, Node value) {
        if (value != null) {
            properties.put(name, new Mapping.Member(value.location(), value));
        }
    }

    private Node own(String name, Node otherwise) {
        Node value = body.value(name);
        return value == null ? otherwise : value;
    }

    /** What the function says, or else the provider, or else the framework. */
    private Node setting(String name, String otherwise) {
        Node value = own(name, defaults.provider.value(name));
        return value == null && otherwise != null ? Scalar.text(location, otherwise) : value;
    }

    private Node folder() {
        Node own = variables.surface(body.value("package")) instanceof Mapping ofFunction
                ? ofFunction.value("artifact")
                : null;
        Node artifact = own == null ? defaults.artifact : own;
        return artifact == null ? Scalar.text(location, ".") : artifact;
    }

    private Node uri(Node image) {
        Node surface = variables.surface(image);
        if (!(surface instanceof Mapping mapping)) {
            return image;
        }
        Node name = mapping.value("uri") == null ? mapping.value("name") : mapping.value("uri");
        return name == null ? Scalar.text(location, key) : name;
    }
}
