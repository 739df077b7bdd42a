package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Merge;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.SourceReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A service of the Serverless Framework, and the CloudFormation template that it comes to: its own resources, its functions
 * and their streams. Used by one thread.
 *
 * @see <a href="https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml">serverless.yml</a>
 */
public final class ServerlessService {
    private static final String RESOURCES = "Resources";
    private static final List<String> SECTIONS =
            List.of(RESOURCES, "Parameters", "Conditions", "Mappings", "Outputs", "extensions", "Transform");

    private final Mapping service;
    private final Variables variables;
    private final String name;
    private final String stage;
    private final Map<String, Mapping.Member> sections = new LinkedHashMap<>();

    private ServerlessService(VariableSources.Environment environment) {
        service = environment.service();
        variables = new Variables(environment);
        stage = new VariableSources(environment, variables).stage();
        name = serviceName();
        addOwnResources();
        if (!environment.settings().tablesOnly()) {
            addFunctions();
        }
        extend();
    }

    /** Whether a document is one. */
    public static boolean isOne(Mapping document) {
        return document.value("service") != null && document.value("provider") != null;
    }

    /**
     * Reads a service.
     *
     * @param folder where its file lies, which paths are relative to
     * @param sources reads the files that it includes
     */
    public static ServerlessService read(
            Mapping document, Path folder, ServiceSettings settings, SourceReader sources) {
        return new ServerlessService(new VariableSources.Environment(document, folder, settings, sources));
    }

    /** The template, in which variables are still to be replaced. */
    public Mapping template() {
        return new Mapping(service.location(), sections);
    }

    /** Replaces the variable that a text is or has in it. */
    public UnaryOperator<Node> variables() {
        return variables::surface;
    }

    /** The name of the stack that the service would be deployed as. */
    public String stackName() {
        return variables.follow(service, "provider.stackName") instanceof Scalar given
                ? given.text()
                : name + "-" + stage;
    }

    private String serviceName() {
        Node written = variables.follow(service, "service");
        Node given = written instanceof Mapping ? variables.follow(written, "name") : written;
        if (given instanceof Scalar scalar) {
            return scalar.text();
        }
        throw service.value("service").wrong("the name of the service must be a text");
    }

    /** The parts of a section that is a mapping, or a list of them. */
    private List<Node> parts(String section) {
        Node written = variables.surface(service.value(section));
        if (written == null) {
            return List.of();
        }
        return written instanceof Sequence list ? list.elements() : List.of(written);
    }

    private Mapping mapping(Node written, String what) {
        Node node = variables.surface(written);
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw (node == null ? written : node).mustBe(what, "a mapping");
    }

    private void addOwnResources() {
        for (Node part : parts("resources")) {
            Mapping resources = mapping(part, "resources");
            for (String section : SECTIONS) {
                Node written = resources.value(section);
                if (written != null) {
                    add(section, resources.location(section), merging(section, written));
                }
            }
        }
    }

    /** A section with all replaced that merging looks at: itself and its members. */
    private Node merging(String section, Node written) {
        if (section.equals("Transform")) {
            return written;
        }
        Mapping mapping = mapping(written, section);
        Map<String, Mapping.Member> members = new LinkedHashMap<>();
        mapping.members()
                .forEach((key, member) ->
                        members.put(key, new Mapping.Member(member.location(), variables.surface(member.value()))));
        return new Mapping(mapping.location(), members);
    }

    private void add(String section, Location location, Node value) {
        Mapping.Member present = sections.get(section);
        Node merged = Merge.over(present == null ? null : present.value(), value);
        sections.put(section, new Mapping.Member(location, merged));
    }

    private void addFunctions() {
        Mapping provider = mapping(service.value("provider"), "provider");
        ServerlessFunction.Defaults defaults =
                new ServerlessFunction.Defaults(name + "-" + stage + "-", provider, artifact());
        for (Node part : parts("functions")) {
            mapping(part, "functions").members().forEach((key, member) -> {
                if (variables.surface(member.value()) != null) {
                    Mapping body = mapping(member.value(), "the function " + key);
                    new ServerlessFunction(key, member.location(), body, defaults, variables)
                            .resources()
                            .forEach((logicalId, resource) -> add(
                                    RESOURCES, member.location(), Mapping.of(member.location(), logicalId, resource)));
                }
            });
        }
    }

    private Node artifact() {
        return variables.follow(service, "package.artifact");
    }

    /** Carries out {@code extensions}, which change what the framework has made. */
    private void extend() {
        Mapping.Member extensions = sections.remove("extensions");
        if (extensions != null) {
            add(RESOURCES, extensions.location(), extensions.value());
        }
    }
}
