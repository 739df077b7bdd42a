package dev.lodestone.server.template.cloudformation;

import static dev.lodestone.server.template.cloudformation.Expressions.arguments;

import dev.lodestone.server.template.cloudformation.Expressions.Intrinsic;
import dev.lodestone.server.template.syntax.JsonText;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import java.util.List;
import java.util.Map;

/** The functions of conditions. */
final class Conditions {
    private static final int MOST_OPERANDS = 10;

    private final Expressions expressions;
    private final Symbols symbols;

    Conditions(Expressions expressions, Symbols symbols) {
        this.expressions = expressions;
        this.symbols = symbols;
    }

    void addTo(Map<String, Intrinsic> all) {
        all.put("Fn::If", this::choose);
        all.put("Fn::Equals", this::equal);
        all.put("Fn::Not", this::not);
        all.put("Fn::And", (argument, location) -> truth(location, all(argument)));
        all.put("Fn::Or", (argument, location) -> truth(location, any(argument)));
    }

    private static Node truth(Location location, boolean value) {
        return new Scalar(location, String.valueOf(value), true);
    }

    /** Whether an expression, or the condition that it names, holds. */
    boolean holds(Node written) {
        Node node = expressions.surface(written);
        if (node instanceof Mapping mapping
                && mapping.members().size() == 1
                && mapping.value("Condition") instanceof Scalar name) {
            return symbols.condition(name.text(), name.location());
        }
        if (expressions.evaluate(node) instanceof Scalar scalar && scalar.asBoolean() != null) {
            return scalar.asBoolean();
        }
        throw node.wrong("a condition is expected here, not " + node.kind());
    }

    private Node choose(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::If", 3, 3);
        boolean holds = symbols.condition(expressions.text(parts.get(0), "the condition of Fn::If"), location);
        return expressions.evaluate(parts.get(holds ? 1 : 2));
    }

    private Node equal(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::Equals", 2, 2);
        return truth(location, comparable(parts.get(0)).equals(comparable(parts.get(1))));
    }

    /** The value as a text that is the same for equal values. */
    private String comparable(Node node) {
        Node value = expressions.evaluate(node);
        if (value instanceof Scalar scalar) {
            return scalar.plain() && scalar.asBoolean() != null
                    ? scalar.asBoolean().toString()
                    : scalar.text();
        }
        return value == null ? "" : JsonText.of(value);
    }

    private Node not(Node argument, Location location) {
        return truth(location, !holds(arguments(argument, "Fn::Not", 1, 1).get(0)));
    }

    private boolean all(Node argument) {
        for (Node part : arguments(argument, "Fn::And", 2, MOST_OPERANDS)) {
            if (!holds(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Node argument) {
        for (Node part : arguments(argument, "Fn::Or", 2, MOST_OPERANDS)) {
            if (holds(part)) {
                return true;
            }
        }
        return false;
    }
}
