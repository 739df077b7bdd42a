package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.model.StreamLabel;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The resources of a template, and what expressions can say of them. Used by one thread. */
final class Resources {
    private final Stack stack;
    private final StackSettings settings;
    private final Map<String, Resource> declared = new LinkedHashMap<>();
    private final Pending<String> names = new Pending<>();

    Resources(Stack stack, StackSettings settings) {
        this.stack = stack;
        this.settings = settings;
    }

    /** Takes the resources of the section of that name. */
    void declare(Mapping section) {
        section.members().forEach((logicalId, member) -> declare(logicalId, member));
    }

    private void declare(String logicalId, Mapping.Member member) {
        if (logicalId.startsWith("Fn::")) {
            throw new TemplateException(member.location(), logicalId + " is not supported among Resources");
        }
        if (!(stack.expressions().surface(member.value()) instanceof Mapping body)
                || !(stack.expressions().surface(body.value("Type")) instanceof Scalar type)) {
            throw new TemplateException(member.location(), "the resource " + logicalId + " has no Type");
        }
        Node written = stack.expressions().surface(body.value("Properties"));
        // Complaints of the resource as a whole name the line with its logical id.
        Mapping properties = new Mapping(member.location(), properties(logicalId, written));
        declared.put(logicalId, new Resource(logicalId, type.text(), member.location(), body, properties));
    }

    private static Map<String, Mapping.Member> properties(String logicalId, Node written) {
        if (written == null) {
            return Map.of();
        }
        if (written instanceof Mapping mapping && mapping.function() == null) {
            return mapping.members();
        }
        throw written.wrong("the Properties of " + logicalId + " must be a mapping");
    }

    Iterable<Resource> all() {
        return declared.values();
    }

    /** The resource with this logical id, or null. */
    Resource find(String logicalId) {
        return declared.get(logicalId);
    }

    /** Whether the condition of a resource holds, if it has one. */
    boolean exists(Resource resource) {
        Node condition = resource.body().value("Condition");
        if (condition == null) {
            return true;
        }
        if (condition instanceof Scalar name) {
            return stack.condition(name.text(), name.location());
        }
        throw condition.wrong("the Condition of a resource is a name");
    }

    private Resource required(Resource resource, Location location) {
        if (!exists(resource)) {
            throw new TemplateException(
                    location, resource.described() + " does not exist, as its condition does not hold");
        }
        return resource;
    }

    /** What {@code Ref} gives. */
    Node ref(Resource found, Location location) {
        Resource resource = required(found, location);
        return switch (resource.type()) {
            case ResourceType.ALIAS -> Scalar.text(location, qualifiedFunction(resource, text(resource, "Name")));
            case ResourceType.VERSION -> Scalar.text(location, qualifiedFunction(resource, "$LATEST"));
            default -> {
                ResourceType type = ResourceType.find(resource.type());
                yield type == null
                        ? given(resource, resource.logicalId(), location)
                        : Scalar.text(location, type.ref(name(resource, type, location), settings));
            }
        };
    }

    /** What the user gives for something that nobody can know here. */
    private Node given(Resource resource, String name, Location location) {
        String override = settings.overrides().find(name);
        if (override == null) {
            throw new TemplateException(location, Overrides.unknown(name + " of " + resource.described(), name));
        }
        return Scalar.text(location, override);
    }

    /** What {@code Fn::GetAtt} gives. */
    Node attribute(Resource found, String attribute, Location location) {
        Resource resource = required(found, location);
        ResourceType type = ResourceType.find(resource.type());
        if (type != null) {
            String known = attribute(resource, type, attribute, location);
            if (known != null) {
                return Scalar.text(location, known);
            }
        } else if (resource.type().equals(ResourceType.ALIAS) && attribute.equals("AliasArn")) {
            return ref(resource, location);
        } else if (resource.type().equals(ResourceType.VERSION) && attribute.equals("FunctionArn")) {
            return ref(resource, location);
        }
        return given(resource, resource.logicalId() + "." + attribute, location);
    }

    private String attribute(Resource resource, ResourceType type, String attribute, Location location) {
        if (attribute.equals("StreamArn") && ResourceType.isTable(resource.type())) {
            return streamArn(resource, type, location);
        }
        return switch (attribute) {
            case "Arn", "TopicArn" -> type.arn(name(resource, type, location), settings);
            case "QueueUrl" -> type.ref(name(resource, type, location), settings);
            case "Name", "QueueName", "TopicName" -> name(resource, type, location);
            case "Value" -> resource.type().equals("AWS::SSM::Parameter") ? text(resource, "Value") : null;
            default -> null;
        };
    }

    private String streamArn(Resource resource, ResourceType type, Location location) {
        Node stream = resource.properties().value("StreamSpecification");
        if (stream == null || stack.expressions().evaluate(stream) == null) {
            throw new TemplateException(
                    location, resource.described() + " has no StreamSpecification, and so no StreamArn");
        }
        String name = name(resource, type, location);
        return type.arn(name, settings) + "/stream/" + StreamLabel.of(name);
    }

    private String text(Resource resource, String property) {
        return Properties.of(resource, stack).requiredText(property);
    }

    private String qualifiedFunction(Resource resource, String qualifier) {
        String function = text(resource, "FunctionName");
        ResourceType type = ResourceType.find(ResourceType.FUNCTION);
        String arn = function.startsWith("arn:") ? function : type.arn(function, settings);
        return arn + ":" + qualifier;
    }

    /** The name that a resource has, or is given where it has none: that of the stack and its logical id. */
    String name(Resource resource, ResourceType type, Location location) {
        return names.get(resource.logicalId(), location, () -> {
            String declared = Properties.of(resource, stack).text(type.nameProperty());
            if (declared != null) {
                return declared;
            }
            String derived = settings.stackName() + "-" + resource.logicalId();
            return type.service().equals("s3") ? derived.toLowerCase(Locale.ROOT) : derived;
        });
    }
}
