package dev.lodestone.partiql.binding;

import dev.lodestone.partiql.syntax.Expression;
import dev.lodestone.store.expression.binding.Problems;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Works out the expressions that do not depend on an item, with the parameters of a request. Used by one thread. */
final class Constants {
    private final List<AttributeValue> parameters;

    Constants(List<AttributeValue> parameters) {
        this.parameters = parameters;
    }

    /** The value of an expression that must be constant. */
    AttributeValue value(Expression expression) {
        AttributeValue value = find(expression);
        if (value == null) {
            throw Refusals.notAValue(expression.position());
        }
        return value;
    }

    /** The value of an expression, or null if it is not constant. */
    AttributeValue find(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Parameter parameter) {
            return parameters.get(parameter.number());
        } else if (expression instanceof Expression.ListConstructor list) {
            return new AttributeValue.L(values(list.elements()));
        } else if (expression instanceof Expression.SetConstructor set) {
            return set(set);
        } else if (expression instanceof Expression.MapConstructor map) {
            return new AttributeValue.M(attributes(map));
        } else if (expression instanceof Expression.Negation negation) {
            AttributeValue operand = find(negation.operand());
            return operand == null ? null : number(DynamoNumber.ZERO.minus(number("-", operand)));
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        return null;
    }

    private AttributeValue arithmetic(Expression.Arithmetic arithmetic) {
        AttributeValue left = find(arithmetic.left());
        AttributeValue right = left == null ? null : find(arithmetic.right());
        if (right == null) {
            return null;
        }
        return switch (arithmetic.operator()) {
            case PLUS -> number(number("+", left).plus(number("+", right)));
            case MINUS -> number(number("-", left).minus(number("-", right)));
        };
    }

    private static AttributeValue number(DynamoNumber number) {
        return new AttributeValue.N(number);
    }

    private static DynamoNumber number(String operator, AttributeValue operand) {
        Problems problems = new Problems();
        if (operand.type() != AttributeType.N) {
            problems.wrongType(operator, operand.type().name());
        }
        problems.refuse();
        return ((AttributeValue.N) operand).value();
    }

    private List<AttributeValue> values(List<Expression> expressions) {
        List<AttributeValue> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(value(expression));
        }
        return values;
    }

    private Map<String, AttributeValue> attributes(Expression.MapConstructor map) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (Expression.Member member : map.members()) {
            if (attributes.put(member.name(), value(member.value())) != null) {
                throw Refusals.duplicateName(member.name(), member.position());
            }
        }
        return attributes;
    }

    private AttributeValue set(Expression.SetConstructor set) {
        List<AttributeValue> elements = values(set.elements());
        if (elements.isEmpty()) {
            throw Refusals.emptySet(set.position());
        }
        return switch (elements.get(0).type()) {
            case S ->
                new AttributeValue.SS(Constants.<String>elements(
                        set, elements, AttributeType.S, value -> ((AttributeValue.S) value).value()));
            case N ->
                new AttributeValue.NS(Constants.<DynamoNumber>elements(
                        set, elements, AttributeType.N, value -> ((AttributeValue.N) value).value()));
            case B ->
                new AttributeValue.BS(Constants.<Binary>elements(
                        set, elements, AttributeType.B, value -> ((AttributeValue.B) value).value()));
            default -> throw Refusals.mixedSet(set.position());
        };
    }

    private static <E> Set<E> elements(
            Expression.SetConstructor set,
            List<AttributeValue> values,
            AttributeType type,
            Function<AttributeValue, E> content) {
        Set<E> elements = new LinkedHashSet<>();
        for (AttributeValue value : values) {
            if (value.type() != type) {
                throw Refusals.mixedSet(set.position());
            }
            if (!elements.add(content.apply(value))) {
                throw Refusals.duplicateElement(set.position());
            }
        }
        return elements;
    }
}
