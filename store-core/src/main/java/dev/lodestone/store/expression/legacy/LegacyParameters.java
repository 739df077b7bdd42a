package dev.lodestone.store.expression.legacy;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.KeyOperator;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers legacy parameters to the bound forms of expressions. Every method throws a ValidationException with the service's
 * words if the parameter is not valid.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html">Legacy
 *     conditional parameters</a>
 */
public final class LegacyParameters {

    private LegacyParameters() {}

    /**
     * The condition of {@code Expected}.
     *
     * @param operator the request's {@code ConditionalOperator}, or null if it has none
     */
    public static Condition expected(Map<String, ExpectedAttribute> expected, ConditionalOperator operator) {
        List<Condition> conditions = new ArrayList<>(expected.size());
        for (Map.Entry<String, ExpectedAttribute> entry : expected.entrySet()) {
            conditions.add(LoweredExpected.of(entry.getKey(), entry.getValue()));
        }
        return combined(conditions, operator);
    }

    /**
     * The condition of {@code QueryFilter} or {@code ScanFilter}.
     *
     * @param operator the request's {@code ConditionalOperator}, or null if it has none
     */
    public static Condition filter(Map<String, LegacyCondition> filter, ConditionalOperator operator) {
        List<Condition> conditions = new ArrayList<>(filter.size());
        for (Map.Entry<String, LegacyCondition> entry : filter.entrySet()) {
            List<AttributeValue> values = checkedValues(entry.getValue());
            conditions.add(LoweredConditions.of(entry.getKey(), entry.getValue().comparisonOperator(), values));
        }
        return combined(conditions, operator);
    }

    /**
     * Refuses a {@code ConditionalOperator} that has nothing to combine.
     *
     * @param operator the request's {@code ConditionalOperator}, or null if it has none
     * @param conditions the request's {@code Expected} or filter, or null if it has none
     */
    public static void checkConditionalOperator(ConditionalOperator operator, Map<String, ?> conditions) {
        if (operator == null) {
            return;
        }
        if (conditions == null) {
            throw invalidParameters("ConditionalOperator cannot be used without Filter or Expected");
        }
        if (conditions.size() < 2) {
            throw invalidParameters(
                    "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
    }

    private static Condition combined(List<Condition> conditions, ConditionalOperator operator) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        return operator == ConditionalOperator.OR ? new Condition.Or(conditions) : new Condition.And(conditions);
    }

    /** The key condition of {@code KeyConditions}. */
    public static KeyCondition keyConditions(Map<String, LegacyCondition> conditions) {
        Map<String, List<AttributeValue>> values = new LinkedHashMap<>();
        conditions.forEach((attribute, condition) -> values.put(attribute, checkedValues(condition)));
        Map<String, KeyCondition.Term> terms = new LinkedHashMap<>();
        conditions.forEach((attribute, condition) -> terms.put(
                attribute, new KeyCondition.Term(keyOperator(condition.comparisonOperator()), values.get(attribute))));
        return new KeyCondition(terms);
    }

    private static KeyOperator keyOperator(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> KeyOperator.EQ;
            case LT -> KeyOperator.LT;
            case LE -> KeyOperator.LE;
            case GT -> KeyOperator.GT;
            case GE -> KeyOperator.GE;
            case BETWEEN -> KeyOperator.BETWEEN;
            case BEGINS_WITH -> KeyOperator.BEGINS_WITH;
            default -> throw validation("Attempted conditional constraint is not an indexable operation");
        };
    }

    private static List<AttributeValue> checkedValues(LegacyCondition condition) {
        List<AttributeValue> values =
                condition.attributeValueList() == null ? List.of() : condition.attributeValueList();
        condition.comparisonOperator().check(values);
        return values;
    }

    /** The update of {@code AttributeUpdates}. */
    public static Update attributeUpdates(Map<String, AttributeUpdate> updates) {
        List<UpdateAction> actions = new ArrayList<>(updates.size());
        for (Map.Entry<String, AttributeUpdate> entry : updates.entrySet()) {
            actions.add(LoweredUpdates.of(entry.getKey(), entry.getValue()));
        }
        return new Update(actions, Update.Style.ATTRIBUTE_UPDATES);
    }

    /** The projection of {@code AttributesToGet}. */
    public static Projection attributesToGet(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<DocumentPath> paths = new ArrayList<>(names.size());
        for (String name : names) {
            if (!seen.add(name)) {
                throw invalidParameters("Duplicate value in attribute name: " + name);
            }
            paths.add(DocumentPath.ofAttribute(name));
        }
        return new Projection(paths);
    }
}
