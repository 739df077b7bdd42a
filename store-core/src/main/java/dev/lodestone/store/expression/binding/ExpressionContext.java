package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.evaluation.PathOverlaps;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.expression.syntax.PathSyntax;
import dev.lodestone.store.expression.syntax.ProjectionSyntax;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The expressions of one request with its {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues}.
 *
 * <p>Bind each expression once, in the order in which the service looks at them: update, condition, key condition, filter,
 * projection; then {@linkplain #refuseUnused() refuse unused names and values}; then read the
 * {@linkplain dev.lodestone.store.expression.KeyCondition#of key condition}. Every method throws a ValidationException
 * with the service's words. For one request, not thread-safe; what it returns is immutable.
 */
public final class ExpressionContext {
    private final ExpressionParser parser;
    private final Placeholders<String> names;
    private final Placeholders<AttributeValue> values;

    /**
     * Checks the names and values themselves.
     *
     * @param names the request's {@code ExpressionAttributeNames}, or null if it has none
     * @param values the request's {@code ExpressionAttributeValues}, or null if it has none
     */
    public ExpressionContext(ExpressionParser parser, Map<String, String> names, Map<String, AttributeValue> values) {
        this.parser = parser;
        this.names = new Placeholders<>("ExpressionAttributeNames", '#', names);
        if (names != null) {
            refuseEmptyNames(names);
        }
        this.values = new Placeholders<>("ExpressionAttributeValues", ':', values);
    }

    private static void refuseEmptyNames(Map<String, String> names) {
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getValue().isEmpty()) {
                throw validation(
                        "ExpressionAttributeNames contains invalid value: The attribute name must not be empty; key: "
                                + name.getKey());
            }
        }
    }

    /** The condition of a {@code ConditionExpression}. */
    public Condition condition(String text) {
        return condition(ExpressionParameter.CONDITION, text);
    }

    /** The condition of a {@code FilterExpression}. */
    public Condition filter(String text) {
        return condition(ExpressionParameter.FILTER, text);
    }

    /** The condition of a {@code KeyConditionExpression}, not yet read as a key condition. */
    public Condition keyCondition(String text) {
        return condition(ExpressionParameter.KEY_CONDITION, text);
    }

    private Condition condition(ExpressionParameter parameter, String text) {
        return new ConditionBinder(binder(parameter)).bind(parser.condition(parameter, text));
    }

    /** The update of an {@code UpdateExpression}. */
    public Update update(String text) {
        return new UpdateBinder(binder(ExpressionParameter.UPDATE)).bind(parser.update(text));
    }

    /** The projection of a {@code ProjectionExpression}. */
    public Projection projection(String text) {
        Binder binder = binder(ExpressionParameter.PROJECTION);
        ProjectionSyntax syntax = parser.projection(text);
        List<DocumentPath> paths = new ArrayList<>(syntax.paths().size());
        for (PathSyntax path : syntax.paths()) {
            paths.add(binder.path(path));
        }
        String overlap = PathOverlaps.find(paths);
        if (overlap != null) {
            binder.problems.add(Problems.Sort.OVERLAP, overlap);
        }
        binder.problems.refuse();
        return new Projection(paths);
    }

    /** Refuses names, then values, that no expression bound so far has used. */
    public void refuseUnused() {
        names.refuseUnused();
        values.refuseUnused();
    }

    private Binder binder(ExpressionParameter parameter) {
        return new Binder(parameter, names, values);
    }
}
