package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The properties of a resource, or of a part of one, each evaluated when it is asked for. Those not given are null. */
public final class Properties {
    private final String owner;
    private final Mapping written;
    private final UnaryOperator<Node> evaluate;
    private final Overrides overrides;

    private Properties(String owner, Mapping written, UnaryOperator<Node> evaluate, Overrides overrides) {
        this.owner = owner;
        this.written = written;
        this.evaluate = evaluate;
        this.overrides = overrides;
    }

    static Properties of(Resource resource, Stack stack) {
        return new Properties(
                resource.described(),
                resource.properties(),
                stack.expressions()::evaluate,
                stack.settings().overrides());
    }

    public Location location() {
        return written.location();
    }

    /** Where a property stands. */
    public Location location(String name) {
        return written.location(name);
    }

    /** The names of all properties given, of which some may be {@code AWS::NoValue}. */
    public Iterable<String> names() {
        return written.members().keySet();
    }

    /** A property as it is written. */
    public Node written(String name) {
        return written.value(name);
    }

    /** A property of any form. */
    public Node node(String name) {
        Node value = written.value(name);
        Node evaluated = value == null ? null : evaluate.apply(value);
        return evaluated instanceof Scalar scalar && scalar.isNull() ? null : evaluated;
    }

    public String text(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        return textOf(name, node);
    }

    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** The refusal of an owner that lacks a property. */
    public TemplateException missing(String name) {
        return new TemplateException(written.location(), owner + " has no " + name);
    }

    public Long integer(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && scalar.asInteger() != null) {
            return scalar.asInteger();
        }
        throw wrong(name, "a whole number", node);
    }

    /** A number that is known to be small. */
    public Integer smallInteger(String name) {
        Long value = integer(name);
        if (value == null) {
            return null;
        }
        if (value != value.intValue()) {
            throw wrong(name, "a smaller number", node(name));
        }
        return value.intValue();
    }

    public Boolean flag(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && scalar.asBoolean() != null) {
            return scalar.asBoolean();
        }
        throw wrong(name, "true or false", node);
    }

    public Properties object(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        return object(name, node);
    }

    private Properties object(String name, Node node) {
        if (node instanceof Mapping mapping) {
            return new Properties(owner + ": " + name, mapping, UnaryOperator.identity(), overrides);
        }
        throw wrong(name, "a mapping", node);
    }

    /** The elements of a list of mappings; null if there is no list. */
    public List<Properties> objects(String name) {
        List<Node> elements = elements(name);
        if (elements == null) {
            return null;
        }
        List<Properties> objects = new ArrayList<>();
        for (Node element : elements) {
            objects.add(object(name, element));
        }
        return objects;
    }

    /** The elements of a list of texts; null if there is no list. */
    public List<String> texts(String name) {
        List<Node> elements = elements(name);
        if (elements == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Node element : elements) {
            texts.add(textOf(name, element));
        }
        return texts;
    }

    private List<Node> elements(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (node instanceof Sequence sequence) {
            return sequence.elements();
        }
        throw wrong(name, "a list", node);
    }

    /** The text of a property that has been evaluated, or of an element of it. */
    public String textOf(String name, Node node) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return DynamicReferences.replace(scalar.text(), scalar.location(), overrides);
        }
        throw wrong(name, "a text", node);
    }

    /** The refusal of a property that is something else than expected. */
    public TemplateException wrong(String name, String expected, Node found) {
        return found.mustBe(owner + ": " + name, expected);
    }
}
