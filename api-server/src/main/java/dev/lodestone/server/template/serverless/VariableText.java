package dev.lodestone.server.template.serverless;

import dev.lodestone.server.template.syntax.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with variables in it: <code>${source:address, alternative}</code>. What CloudFormation's {@code Fn::Sub} would
 * replace, such as <code>${Table}</code> and <code>${AWS::Region}</code>, is no variable.
 */
final class VariableText {
    /** A part of a text: written out, or a variable with its alternatives, each a text of its own. */
    record Part(String literal, List<String> alternatives) {}

    private final Scalar written;
    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private VariableText(Scalar written, String text) {
        this.written = written;
        this.text = text;
    }

    /** Whether a text may have variables in it. */
    static boolean mayHaveVariables(String text) {
        return text.contains("${");
    }

    /**
     * The parts of a text.
     *
     * @param written where the text stands
     */
    static List<Part> parts(Scalar written, String text) {
        VariableText parsed = new VariableText(written, text);
        parsed.parse();
        return parsed.parts;
    }

    private void parse() {
        int from = 0;
        int at = text.indexOf("${");
        while (at >= 0) {
            int end = end(at + 2);
            String inside = text.substring(at + 2, end);
            if (isVariable(inside)) {
                addLiteral(text.substring(from, at));
                parts.add(new Part(null, alternatives(inside)));
                from = end + 1;
            }
            at = text.indexOf("${", isVariable(inside) ? from : at + 2);
        }
        addLiteral(text.substring(from));
    }

    private void addLiteral(String literal) {
        if (!literal.isEmpty()) {
            parts.add(new Part(literal, null));
        }
    }

    /** Where the brace is that ends what begins here. */
    private int end(int begin) {
        int open = 1;
        for (int at = begin; at < text.length(); at++) {
            if (text.startsWith("${", at)) {
                open++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        throw written.wrong("a '${' has no '}'");
    }

    /** Whether a source is named: by letters before one colon, or before a parenthesis; or it is a variable itself. */
    private static boolean isVariable(String inside) {
        String trimmed = inside.strip();
        int at = 0;
        while (at < trimmed.length() && Character.isLetterOrDigit(trimmed.charAt(at))) {
            at++;
        }
        if (at == 0) {
            return trimmed.startsWith("${");
        }
        return at < trimmed.length()
                && (trimmed.charAt(at) == '(' || (trimmed.charAt(at) == ':' && !trimmed.startsWith("::", at)));
    }

    /** Splits at the commas that are neither quoted nor within parentheses or braces. */
    private static List<String> alternatives(String inside) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                alternatives.add(inside.substring(from, at).strip());
                from = at + 1;
            }
        }
        alternatives.add(inside.substring(from).strip());
        return alternatives;
    }
}
