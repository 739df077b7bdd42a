package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Evaluates the intrinsic functions of a template. Used by one thread. */
public final class Expressions {
    /** A function, given its name's place and its argument. */
    @FunctionalInterface
    interface Intrinsic {
        Node apply(Node argument, Location location);
    }

    private final UnaryOperator<Node> variables;
    private final Work work = new Work();
    private final Map<String, Intrinsic> intrinsics;

    /**
     * Expressions over these names.
     *
     * @param variables puts values in place of the variables of a text, for languages that have such, and leaves all else
     */
    Expressions(Symbols symbols, UnaryOperator<Node> variables) {
        this.variables = variables;
        this.intrinsics = Intrinsics.all(this, symbols);
    }

    /** The node with the variables at its top replaced, and nothing else. */
    public Node surface(Node node) {
        return node == null ? null : variables.apply(node);
    }

    /** The value of an expression, without any function in it; null for {@code AWS::NoValue}. */
    public Node evaluate(Node written) {
        work.enter(written.location());
        try {
            Node node = variables.apply(written);
            if (node instanceof Sequence sequence) {
                return elements(sequence);
            }
            return node instanceof Mapping mapping ? evaluate(mapping) : node;
        } finally {
            work.leave();
        }
    }

    private Node elements(Sequence sequence) {
        List<Node> values = new ArrayList<>();
        for (Node element : sequence.elements()) {
            Node value = evaluate(element);
            if (value != null) {
                values.add(value);
            }
        }
        return new Sequence(sequence.location(), values);
    }

    private Node evaluate(Mapping mapping) {
        String function = mapping.function();
        if (function != null) {
            return call(function, mapping.members().get(function));
        }
        Map<String, Mapping.Member> values = new LinkedHashMap<>();
        mapping.members().forEach((name, member) -> {
            if (name.startsWith("Fn::")) {
                throw mapping.wrong(name + " stands beside other members, and a function stands alone");
            }
            Node value = evaluate(member.value());
            if (value != null) {
                values.put(name, new Mapping.Member(member.location(), value));
            }
        });
        return new Mapping(mapping.location(), values);
    }

    private Node call(String function, Mapping.Member argument) {
        Intrinsic intrinsic = intrinsics.get(function);
        if (intrinsic == null) {
            throw argument.value().wrong(function + " is not supported");
        }
        return intrinsic.apply(variables.apply(argument.value()), argument.location());
    }

    /**
     * The text that an expression gives.
     *
     * @param what what the text is, for the message if there is none
     */
    String text(Node node, String what) {
        Node value = evaluate(node);
        if (value instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        throw (value == null ? Scalar.text(node.location(), "AWS::NoValue") : value).mustBe(what, "a text");
    }

    /** The list that an expression gives. */
    List<Node> list(Node node, String what) {
        Node value = evaluate(node);
        if (value instanceof Sequence sequence) {
            return sequence.elements();
        }
        throw (value == null ? Scalar.text(node.location(), "AWS::NoValue") : value).mustBe(what, "a list");
    }

    /** The arguments of a function, not evaluated yet. */
    static List<Node> arguments(Node node, String function, int fewest, int most) {
        if (node instanceof Sequence sequence
                && sequence.elements().size() >= fewest
                && sequence.elements().size() <= most) {
            return sequence.elements();
        }
        String count = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
        throw node.wrong(function + " takes a list of " + count + " arguments");
    }

    /** A text made by a function. */
    Scalar made(Location location, String text) {
        work.allowText(location, text.length());
        return Scalar.text(location, text);
    }

    /** Adds to a text that is being made. */
    void append(Location location, StringBuilder made, String part) {
        work.allowText(location, part.length());
        made.append(part);
        if (made.length() > Work.LONGEST_TEXT) {
            work.allowText(location, made.length());
        }
    }
}
