package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Replaces the variables of a service by their values, each text when it is looked at. Used by one thread. */
final class Variables {
    private static final int DEEPEST = 60;
    private static final int LONGEST = 1 << 20;
    private static final int MOST_CHARACTERS = 1 << 26;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final VariableSources sources;
    private final IdentityHashMap<Scalar, Node> known = new IdentityHashMap<>();
    private final Set<Scalar> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;
    private int characters;

    Variables(VariableSources.Environment environment) {
        sources = new VariableSources(environment, this);
    }

    /** The value of a text with variables; any other node as it is. */
    Node surface(Node node) {
        if (!(node instanceof Scalar scalar) || !VariableText.mayHaveVariables(scalar.text())) {
            return node;
        }
        Node value = known.get(scalar);
        if (value == null) {
            if (!underWay.add(scalar)) {
                throw scalar.wrong(scalar.kind() + " depends on itself");
            }
            try {
                value = text(scalar, scalar.text());
            } finally {
                underWay.remove(scalar);
            }
            known.put(scalar, value);
        }
        return value;
    }

    /** The value of a text that stands at this place, or is a part of what stands there. */
    private Node text(Scalar written, String text) {
        if (depth >= DEEPEST) {
            throw written.wrong("variables depend on each other more than " + DEEPEST + " deep");
        }
        depth++;
        try {
            List<VariableText.Part> parts = VariableText.parts(written, text);
            if (parts.isEmpty()) {
                return Scalar.text(written.location(), "");
            }
            if (parts.size() > 1) {
                return joined(written, parts);
            }
            VariableText.Part only = parts.get(0);
            return only.alternatives() == null
                    ? new Scalar(written.location(), only.literal(), written.plain())
                    : variable(written, only.alternatives());
        } finally {
            depth--;
        }
    }

    private Scalar joined(Scalar written, List<VariableText.Part> parts) {
        StringBuilder joined = new StringBuilder();
        for (VariableText.Part part : parts) {
            if (part.literal() != null) {
                joined.append(part.literal());
            } else if (variable(written, part.alternatives()) instanceof Scalar scalar) {
                joined.append(scalar.text());
            } else {
                throw written.wrong("a variable in the middle of a text is a list or mapping: "
                        + String.join(", ", part.alternatives()));
            }
            characters += joined.length();
            if (joined.length() > LONGEST || characters > MOST_CHARACTERS) {
                throw written.wrong("the variables of this text come to too much");
            }
        }
        return Scalar.text(written.location(), joined.toString());
    }

    /** The first of the alternatives that has a value. */
    private Node variable(Scalar written, List<String> alternatives) {
        List<String> reasons = new ArrayList<>();
        for (String alternative : alternatives) {
            Node value = alternative(written, alternative, reasons);
            if (value != null) {
                return value;
            }
        }
        throw written.wrong("${" + String.join(", ", alternatives) + "} has no value"
                + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)));
    }

    private Node alternative(Scalar written, String alternative, List<String> reasons) {
        if (isQuoted(alternative)) {
            return text(written, "'" + alternative.substring(1, alternative.length() - 1) + "'")
                            instanceof Scalar quoted
                    ? Scalar.text(
                            written.location(),
                            quoted.text().substring(1, quoted.text().length() - 1))
                    : null;
        }
        if (NUMBER.matcher(alternative).matches() || WORDS.contains(alternative)) {
            return new Scalar(written.location(), alternative, true);
        }
        Node whole = alternative.startsWith("${") ? wholeVariable(written, alternative, reasons) : null;
        if (whole != null || alternative.startsWith("${")) {
            return whole;
        }
        if (text(written, alternative) instanceof Scalar address) {
            return sources.find(written, address.text(), reasons);
        }
        throw written.wrong("the variable '" + alternative + "' has a list or mapping in its name");
    }

    /** A variable that is the alternative of another; null if it has no value. */
    private Node wholeVariable(Scalar written, String alternative, List<String> reasons) {
        try {
            return text(written, alternative);
        } catch (TemplateException e) {
            e.problems().forEach(problem -> reasons.add(problem.message()));
            return null;
        }
    }

    private static boolean isQuoted(String text) {
        return text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
    }

    /**
     * What an address leads to, from this node on; null if there is nothing.
     *
     * @param address names and places in lists, with dots between them; empty for the node itself
     */
    Node follow(Node from, String address) {
        Node node = surface(from);
        if (address.isEmpty()) {
            return node;
        }
        for (String step : address.split("\\.", -1)) {
            if (node instanceof Mapping mapping) {
                node = surface(mapping.value(step));
            } else if (node instanceof Sequence sequence) {
                Long index = Scalar.text(node.location(), step).asInteger();
                boolean isThere = index != null
                        && index >= 0
                        && index < sequence.elements().size();
                node = isThere ? surface(sequence.elements().get(index.intValue())) : null;
            } else {
                return null;
            }
        }
        return node;
    }
}
