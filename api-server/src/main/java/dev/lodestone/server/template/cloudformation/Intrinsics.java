package dev.lodestone.server.template.cloudformation;

import static dev.lodestone.server.template.cloudformation.Expressions.arguments;

import dev.lodestone.server.template.cloudformation.Expressions.Intrinsic;
import dev.lodestone.server.template.syntax.JsonText;
import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;
import dev.lodestone.server.template.syntax.Node;
import dev.lodestone.server.template.syntax.Scalar;
import dev.lodestone.server.template.syntax.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The intrinsic functions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Intrinsics {
    private final Expressions expressions;
    private final Symbols symbols;

    private Intrinsics(Expressions expressions, Symbols symbols) {
        this.expressions = expressions;
        this.symbols = symbols;
    }

    /** The functions by their names. */
    static Map<String, Intrinsic> all(Expressions expressions, Symbols symbols) {
        Intrinsics of = new Intrinsics(expressions, symbols);
        Map<String, Intrinsic> all = new HashMap<>();
        all.put("Ref", of::ref);
        all.put("Fn::GetAtt", of::attribute);
        all.put("Fn::ImportValue", of::imported);
        all.put("Fn::Join", of::join);
        all.put("Fn::Select", of::select);
        all.put("Fn::Split", of::split);
        all.put("Fn::Base64", of::base64);
        all.put("Fn::Length", of::length);
        all.put("Fn::ToJsonString", of::json);
        all.put("Fn::FindInMap", of::inMap);
        all.put("Fn::Sub", new Substitution(expressions, symbols)::apply);
        new Conditions(expressions, symbols).addTo(all);
        all.put("Fn::GetAZs", Intrinsics::ofAccount);
        all.put("Fn::Cidr", Intrinsics::ofNetwork);
        all.put("Fn::Transform", Intrinsics::ofMacro);
        return all;
    }

    private static Node ofAccount(Node argument, Location location) {
        throw argument.wrong("Fn::GetAZs asks an account, and there is none here");
    }

    private static Node ofNetwork(Node argument, Location location) {
        throw argument.wrong("Fn::Cidr is not supported");
    }

    private static Node ofMacro(Node argument, Location location) {
        throw argument.wrong("Fn::Transform runs a macro in an account, and there is none here");
    }

    private Node ref(Node argument, Location location) {
        if (!(argument instanceof Scalar name)) {
            throw argument.wrong("Ref takes a name, not " + argument.kind());
        }
        return symbols.ref(name.text(), location);
    }

    private Node attribute(Node argument, Location location) {
        if (argument instanceof Scalar dotted) {
            int dot = dotted.text().indexOf('.');
            if (dot <= 0) {
                throw dotted.wrong(
                        "Fn::GetAtt takes a resource and an attribute, like 'Table.StreamArn', not " + dotted.kind());
            }
            return symbols.attribute(
                    dotted.text().substring(0, dot), dotted.text().substring(dot + 1), location);
        }
        List<Node> parts = arguments(argument, "Fn::GetAtt", 2, 2);
        return symbols.attribute(
                expressions.text(parts.get(0), "the resource of Fn::GetAtt"),
                expressions.text(parts.get(1), "the attribute of Fn::GetAtt"),
                location);
    }

    private Node imported(Node argument, Location location) {
        return symbols.imported(expressions.text(argument, "the name in Fn::ImportValue"), location);
    }

    private Node join(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::Join", 2, 2);
        String delimiter = expressions.text(parts.get(0), "the delimiter of Fn::Join");
        StringBuilder joined = new StringBuilder();
        String separator = "";
        for (Node part : expressions.list(parts.get(1), "the second argument of Fn::Join")) {
            expressions.append(location, joined, separator);
            expressions.append(location, joined, expressions.text(part, "each part of Fn::Join"));
            separator = delimiter;
        }
        return expressions.made(location, joined.toString());
    }

    private Node select(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::Select", 2, 2);
        String index = expressions.text(parts.get(0), "the index of Fn::Select");
        List<Node> list = expressions.list(parts.get(1), "the second argument of Fn::Select");
        Long at = Scalar.text(location, index).asInteger();
        if (at == null || at < 0 || at >= list.size()) {
            throw argument.wrong("Fn::Select has no element " + index + " to choose of " + list.size());
        }
        return list.get(at.intValue());
    }

    private Node split(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::Split", 2, 2);
        String delimiter = expressions.text(parts.get(0), "what Fn::Split splits at");
        String text = expressions.text(parts.get(1), "the second argument of Fn::Split");
        if (delimiter.isEmpty()) {
            throw argument.wrong("the delimiter of Fn::Split is empty");
        }
        List<Node> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            pieces.add(Scalar.text(location, text.substring(from, at)));
            from = at + delimiter.length();
        }
        pieces.add(Scalar.text(location, text.substring(from)));
        return new Sequence(location, pieces);
    }

    private Node base64(Node argument, Location location) {
        byte[] bytes = expressions.text(argument, "the argument of Fn::Base64").getBytes(StandardCharsets.UTF_8);
        return expressions.made(location, Base64.getEncoder().encodeToString(bytes));
    }

    private Node length(Node argument, Location location) {
        int length = expressions.list(argument, "the argument of Fn::Length").size();
        return new Scalar(location, String.valueOf(length), true);
    }

    private Node json(Node argument, Location location) {
        Node value = expressions.evaluate(argument);
        if (value == null || value instanceof Scalar) {
            throw argument.wrong("Fn::ToJsonString takes a list or a mapping");
        }
        return expressions.made(location, JsonText.of(value));
    }

    private Node inMap(Node argument, Location location) {
        List<Node> parts = arguments(argument, "Fn::FindInMap", 3, 4);
        String map = expressions.text(parts.get(0), "the map of Fn::FindInMap");
        String top = expressions.text(parts.get(1), "the first key of Fn::FindInMap");
        String second = expressions.text(parts.get(2), "the second key of Fn::FindInMap");
        Node found = member(member(member(symbols.mappings(), map), top), second);
        if (found != null) {
            return expressions.evaluate(found);
        }
        Node usual =
                parts.size() == 4 && parts.get(3) instanceof Mapping options ? options.value("DefaultValue") : null;
        if (usual == null) {
            throw argument.wrong("Mappings has no '" + map + "' with '" + top + "' and '" + second + "' in it");
        }
        return expressions.evaluate(usual);
    }

    private Node member(Node node, String name) {
        return expressions.surface(node) instanceof Mapping mapping ? mapping.value(name) : null;
    }
}
