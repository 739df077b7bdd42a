package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query asks of the key attributes: one term for each attribute named, in the order of the request. Which of them
 * are key attributes, and whether the terms suit the key schema, is not known here.
 */
public record KeyCondition(Map<String, Term> terms) {
    /** The operator and the values that the key attribute is compared with: two for BETWEEN, one for all others. */
    public record Term(KeyOperator operator, List<AttributeValue> operands) {
        public Term {
            operands = List.copyOf(operands);
        }

        /** The only operand, or the lower bound of BETWEEN. */
        public AttributeValue first() {
            return operands.get(0);
        }
    }

    public KeyCondition(Map<String, Term> terms) {
        this.terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /**
     * The key condition that the condition amounts to. The service does this after it has looked for unused names and
     * values, so callers should too.
     *
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if it holds what no key condition may hold
     */
    public static KeyCondition of(Condition condition) {
        KeyConditionReader reader = new KeyConditionReader();
        reader.read(condition);
        return new KeyCondition(reader.terms());
    }

    /** The term for this attribute, or null. */
    public Term term(String attribute) {
        return terms.get(attribute);
    }
}
