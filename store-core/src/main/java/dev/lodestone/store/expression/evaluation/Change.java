package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an action does with the value at the end of its path, where null stands for none. */
sealed interface Change {
    /** The value that takes the place of the existing one; null to leave none. */
    AttributeValue apply(AttributeValue existing);

    record Put(AttributeValue value) implements Change {
        @Override
        public AttributeValue apply(AttributeValue existing) {
            return value;
        }
    }

    record Remove() implements Change {
        @Override
        public AttributeValue apply(AttributeValue existing) {
            return null;
        }
    }

    /** Adds a number to a number, elements to a set, or elements to the end of a list. */
    record Add(AttributeValue value, Update.Style style) implements Change {
        @Override
        public AttributeValue apply(AttributeValue existing) {
            if (existing == null) {
                return value;
            }
            if (value instanceof AttributeValue.N added && existing instanceof AttributeValue.N number) {
                return new AttributeValue.N(number.value().plus(added.value()));
            } else if (value instanceof AttributeValue.SS added && existing instanceof AttributeValue.SS set) {
                return new AttributeValue.SS(union(set.values(), added.values()));
            } else if (value instanceof AttributeValue.NS added && existing instanceof AttributeValue.NS set) {
                return new AttributeValue.NS(union(set.values(), added.values()));
            } else if (value instanceof AttributeValue.BS added && existing instanceof AttributeValue.BS set) {
                return new AttributeValue.BS(union(set.values(), added.values()));
            } else if (value instanceof AttributeValue.L added && existing instanceof AttributeValue.L list) {
                List<AttributeValue> elements = new ArrayList<>(list.values());
                elements.addAll(added.values());
                return new AttributeValue.L(elements);
            }
            throw typeMismatch(style);
        }
    }

    /** Takes elements from a set, and the set itself with its last element. */
    record Delete(AttributeValue value, Update.Style style) implements Change {
        @Override
        public AttributeValue apply(AttributeValue existing) {
            if (existing == null) {
                return null;
            }
            if (value instanceof AttributeValue.SS taken && existing instanceof AttributeValue.SS set) {
                Set<String> left = difference(set.values(), taken.values());
                return left.isEmpty() ? null : new AttributeValue.SS(left);
            } else if (value instanceof AttributeValue.NS taken && existing instanceof AttributeValue.NS set) {
                var left = difference(set.values(), taken.values());
                return left.isEmpty() ? null : new AttributeValue.NS(left);
            } else if (value instanceof AttributeValue.BS taken && existing instanceof AttributeValue.BS set) {
                var left = difference(set.values(), taken.values());
                return left.isEmpty() ? null : new AttributeValue.BS(left);
            }
            throw typeMismatch(style);
        }
    }

    private static <E> Set<E> union(Set<E> set, Set<E> added) {
        Set<E> union = new LinkedHashSet<>(set);
        union.addAll(added);
        return union;
    }

    private static <E> Set<E> difference(Set<E> set, Set<E> taken) {
        Set<E> left = new LinkedHashSet<>(set);
        for (E element : taken) {
            left.remove(element);
        }
        return left;
    }

    private static DynamoDbException typeMismatch(Update.Style style) {
        return validation(style.typeMismatch());
    }
}
