package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import java.util.Map;

/**
 * The function {@code Fn::Sub}: a text with names in <code>${}</code>, which are looked up in a mapping of its own, and then
 * as {@code Ref} or {@code Fn::GetAtt} would. What begins with <code>${!</code> stays, without the exclamation mark.
 */
final class Substitution {
    private final Expressions expressions;
    private final Symbols symbols;

    Substitution(Expressions expressions, Symbols symbols) {
        this.expressions = expressions;
        this.symbols = symbols;
    }

    Node apply(Node argument, Location location) {
        if (argument instanceof Scalar text) {
            return substitute(text, new Mapping(location, Map.of()));
        }
        if (argument instanceof Sequence pair
                && pair.elements().size() == 2
                && expressions.surface(pair.elements().get(0)) instanceof Scalar text
                && expressions.surface(pair.elements().get(1)) instanceof Mapping own) {
            return substitute(text, own);
        }
        throw argument.wrong("Fn::Sub takes a text, or a list of a text and a mapping");
    }

    private Node substitute(Scalar template, Mapping own) {
        String text = template.text();
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw template.wrong("Fn::Sub has a '${' without a '}'");
            }
            filled.append(text, from, at);
            expressions.append(
                    template.location(), filled, value(text.substring(at + 2, end), own, template.location()));
            from = end + 1;
        }
        return expressions.made(
                template.location(), filled.append(text, from, text.length()).toString());
    }

    private String value(String written, Mapping own, Location location) {
        if (written.startsWith("!")) {
            return "${" + written.substring(1) + "}";
        }
        String name = written.strip();
        Node value = own.value(name);
        if (value == null) {
            value = named(name, location);
        }
        return value == null ? "" : expressions.text(value, "'${" + name + "}'");
    }

    private Node named(String name, Location location) {
        int dot = name.indexOf('.');
        return dot <= 0
                ? symbols.ref(name, location)
                : symbols.attribute(name.substring(0, dot), name.substring(dot + 1), location);
    }
}
