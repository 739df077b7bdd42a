package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a template. Used by one thread. */
final class Parameters {
    private static final String STORED = "AWS::SSM::Parameter::Value<";

    private final Mapping declared;
    private final Overrides overrides;

    /** Parameters as the section of that name declares them. */
    Parameters(Mapping declared, Overrides overrides) {
        this.declared = declared;
        this.overrides = overrides;
    }

    /** The value of a parameter, or null if there is none with this name. */
    Node find(String name, Location location) {
        Mapping.Member member = declared.members().get(name);
        if (member == null) {
            return null;
        }
        if (!(member.value() instanceof Mapping declaration)) {
            throw new TemplateException(member.location(), "the parameter " + name + " has no Type");
        }
        String type = declaration.value("Type") instanceof Scalar scalar ? scalar.text() : "String";
        Scalar value = value(name, type, declaration, location);
        checkAllowed(name, declaration, value);
        boolean isList = type.equals("CommaDelimitedList") || type.contains("List<") || type.contains("<Comma");
        return isList ? list(value) : value;
    }

    private Scalar value(String name, String type, Mapping declaration, Location location) {
        String given = overrides.find(name);
        if (given != null) {
            return Scalar.text(location, given);
        }
        if (type.startsWith(STORED)) {
            throw new TemplateException(
                    location,
                    "the parameter " + name + " is kept in SSM, which there is none of here" + Overrides.hint(name));
        }
        if (declaration.value("Default") instanceof Scalar scalar) {
            return new Scalar(location, scalar.text(), scalar.plain());
        }
        if (declaration.members().containsKey("Default")) {
            return Scalar.text(location, "");
        }
        throw new TemplateException(location, "the parameter " + name + " has no value" + Overrides.hint(name));
    }

    private static void checkAllowed(String name, Mapping declaration, Scalar value) {
        if (declaration.value("AllowedValues") instanceof Sequence allowed) {
            List<String> texts = new ArrayList<>();
            for (Node element : allowed.elements()) {
                if (element instanceof Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
            if (!texts.contains(value.text())) {
                throw new TemplateException(
                        declaration.location("AllowedValues"),
                        "the parameter " + name + " is " + value.kind() + ", which is none of " + texts);
            }
        }
    }

    private static Sequence list(Scalar value) {
        List<Node> elements = new ArrayList<>();
        for (String element : value.text().split(",", -1)) {
            elements.add(Scalar.text(value.location(), element.strip()));
        }
        return new Sequence(value.location(), elements);
    }
}
