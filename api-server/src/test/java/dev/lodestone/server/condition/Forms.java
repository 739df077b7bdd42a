package dev.lodestone.server.condition;

import static dev.lodestone.server.condition.Values.json;
import static dev.lodestone.server.condition.Values.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One demand as members of requests: as an expression, as legacy parameters, as a WHERE clause. */
final class Forms {
    private final Demand demand;

    Forms(Demand demand) {
        this.demand = demand;
    }

    /**
     * The demand as an expression, with the values that it needs.
     *
     * @param parameter {@code ConditionExpression} or {@code FilterExpression}
     * @param moreValues members of {@code ExpressionAttributeValues} that the request has besides, or the empty text
     */
    String expression(String parameter, String moreValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        String text = joined(
                "AND",
                "OR",
                term -> term.operator().expression(term.attribute(), term.operands(), value -> {
                    String placeholder = ":v" + values.size();
                    values.put(placeholder, value);
                    return placeholder;
                }));
        List<String> members = new ArrayList<>();
        if (!moreValues.isEmpty()) {
            members.add(moreValues);
        }
        values.forEach((placeholder, value) -> members.add(quoted(placeholder) + ":" + json(value)));
        String expression = quoted(parameter) + ":" + quoted(text);
        return members.isEmpty()
                ? expression
                : expression + ",\"ExpressionAttributeValues\":{" + String.join(",", members) + "}";
    }

    /**
     * The demand as legacy parameters.
     *
     * @param parameter {@code Expected}, {@code QueryFilter} or {@code ScanFilter}
     */
    String legacy(String parameter) {
        String entries = demand.terms().stream()
                .map(term -> quoted(term.attribute()) + ":" + legacyEntry(term))
                .collect(Collectors.joining(",", "{", "}"));
        String operator =
                demand.terms().size() == 1 ? "" : ",\"ConditionalOperator\":" + quoted(demand.any() ? "OR" : "AND");
        return quoted(parameter) + ":" + entries + operator;
    }

    private static String legacyEntry(Demand.Term term) {
        String operator = "{\"ComparisonOperator\":" + quoted(term.operator().name());
        if (term.operands().isEmpty()) {
            return operator + "}";
        }
        String values = term.operands().stream().map(Values::json).collect(Collectors.joining(",", "[", "]"));
        return operator + ",\"AttributeValueList\":" + values + "}";
    }

    /**
     * A statement whose WHERE clause is the demand, with its parameters.
     *
     * @param before the statement up to the demand
     * @param literals whether values are written as literals where PartiQL has one
     */
    String statement(String before, boolean literals) {
        List<Object> parameters = new ArrayList<>();
        String text = joined(
                "and",
                "or",
                term -> term.operator().partiQl(term.attribute(), term.operands(), value -> {
                    if (literals && Values.hasLiteral(value)) {
                        return Values.literal(value);
                    }
                    parameters.add(value);
                    return "?";
                }));
        String statement = "{\"Statement\":" + quoted(before + " (" + text + ")");
        if (parameters.isEmpty()) {
            return statement + "}";
        }
        return statement + ",\"Parameters\":"
                + parameters.stream().map(Values::json).collect(Collectors.joining(",", "[", "]}"));
    }

    private String joined(String and, String or, Function<Demand.Term, String> said) {
        return demand.terms().stream()
                .map(said)
                .collect(Collectors.joining(demand.any() ? " " + or + " " : " " + and + " "));
    }
}
