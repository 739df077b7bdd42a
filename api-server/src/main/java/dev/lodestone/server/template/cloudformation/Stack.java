package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A CloudFormation template, with all that its expressions can name. Used by one thread. */
public final class Stack implements Symbols {
    /** The transforms that change nothing here, or are carried out before. */
    private static final Set<String> KNOWN_TRANSFORMS = Set.of("AWS::Serverless-2016-10-31", "AWS::LanguageExtensions");

    private final Mapping template;
    private final Path folder;
    private final StackSettings settings;
    private final Exports exports;
    private final Expressions expressions;
    private final Conditions conditionRules;
    private final Parameters parameters;
    private final Resources resources;
    private final Pending<Boolean> conditions = new Pending<>();
    private final Pending<Node> outputs = new Pending<>();

    /**
     * A stack of this template.
     *
     * @param folder what paths in the template are relative to
     * @param exports what the stacks that are read together export; this one is added
     * @param variables replaces what is variable in languages on top of CloudFormation
     */
    public Stack(
            Mapping template, Path folder, StackSettings settings, Exports exports, UnaryOperator<Node> variables) {
        this.template = template;
        this.folder = folder;
        this.settings = settings;
        this.exports = exports;
        expressions = new Expressions(this, variables);
        conditionRules = new Conditions(expressions, this);
        checkTransforms();
        parameters = new Parameters(section("Parameters"), settings.overrides());
        resources = new Resources(this, settings);
        resources.declare(section("Resources"));
        exports.add(this);
    }

    /** Which template it is, or is a part of. */
    String template() {
        return settings.template();
    }

    private void checkTransforms() {
        Node transforms = template.value("Transform");
        List<Node> names = transforms == null
                ? List.of()
                : transforms instanceof Sequence list ? list.elements() : List.of(transforms);
        for (Node name : names) {
            if (!(name instanceof Scalar scalar) || !KNOWN_TRANSFORMS.contains(scalar.text())) {
                throw name.wrong("the Transform " + name.kind() + " runs in an account, and there is none here");
            }
        }
    }

    private Mapping section(String name) {
        Node section = expressions.surface(template.value(name));
        if (section == null) {
            return new Mapping(template.location(), Map.of());
        }
        if (section instanceof Mapping mapping) {
            return mapping;
        }
        throw section.mustBe(name, "a mapping");
    }

    Expressions expressions() {
        return expressions;
    }

    Resources resources() {
        return resources;
    }

    StackSettings settings() {
        return settings;
    }

    Path folder() {
        return folder;
    }

    /** The names of its parameters. */
    public Set<String> parameterNames() {
        return section("Parameters").members().keySet();
    }

    /** The properties of a resource. */
    Properties properties(Resource resource) {
        return Properties.of(resource, this);
    }

    @Override
    public Node ref(String name, Location location) {
        if (name.equals("AWS::NoValue")) {
            return null;
        }
        if (name.equals("AWS::NotificationARNs")) {
            return new Sequence(location, List.of());
        }
        String pseudo = settings.pseudoParameter(name);
        if (pseudo != null) {
            return Scalar.text(location, pseudo);
        }
        Node parameter = parameters.find(name, location);
        if (parameter != null) {
            return parameter;
        }
        Resource resource = resources.find(name);
        if (resource == null) {
            throw new TemplateException(location, "'" + name + "' is neither a parameter nor a resource");
        }
        return resources.ref(resource, location);
    }

    @Override
    public Node attribute(String logicalId, String attribute, Location location) {
        Resource generated = resources.find(logicalId + "." + attribute);
        if (generated != null) {
            return resources.ref(generated, location);
        }
        Resource resource = resources.find(logicalId);
        if (resource == null) {
            throw new TemplateException(
                    location, "there is no resource '" + logicalId + "' to have the attribute " + attribute);
        }
        return resources.attribute(resource, attribute, location);
    }

    @Override
    public boolean condition(String name, Location location) {
        return conditions.get(name, location, () -> {
            Node condition = section("Conditions").value(name);
            if (condition == null) {
                throw new TemplateException(location, "there is no condition '" + name + "'");
            }
            return conditionRules.holds(condition);
        });
    }

    @Override
    public Node imported(String name, Location location) {
        String given = settings.overrides().find(name);
        if (given != null) {
            return Scalar.text(location, given);
        }
        Node value = exports.find(name);
        if (value == null) {
            throw new TemplateException(location, "no template given exports '" + name + "'" + Overrides.hint(name));
        }
        return value;
    }

    /** The value of the output that is exported by this name, or null. */
    Node exported(String name) {
        for (Map.Entry<String, Mapping.Member> output :
                section("Outputs").members().entrySet()) {
            if (expressions.surface(output.getValue().value()) instanceof Mapping body
                    && body.value("Value") != null
                    && name.equals(exportName(body))) {
                Location location = output.getValue().location();
                return outputs.get(output.getKey(), location, () -> output(body));
            }
        }
        return null;
    }

    private String exportName(Mapping output) {
        if (expressions.surface(output.value("Export")) instanceof Mapping export && export.value("Name") != null) {
            return expressions.text(export.value("Name"), "the name of an export");
        }
        return null;
    }

    private Node output(Mapping body) {
        Node value = expressions.evaluate(body.value("Value"));
        if (value == null) {
            throw body.wrong("an output has no value");
        }
        return value;
    }

    @Override
    public Mapping mappings() {
        return section("Mappings");
    }
}
