package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.DocumentPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What must hold of an item: the bound form of {@code ConditionExpression}, {@code FilterExpression} and {@code
 * KeyConditionExpression}, and of the legacy parameters that say the same.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 *     and filter expressions, operators, and functions</a>
 */
public sealed interface Condition {
    /** All of the conditions hold. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            conditions.forEach(condition -> condition.forEachPath(visitor));
        }
    }

    /** At least one of the conditions holds. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            conditions.forEach(condition -> condition.forEachPath(visitor));
        }
    }

    /** The condition does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            condition.forEachPath(visitor);
        }
    }

    record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            left.forEachPath(visitor);
            right.forEachPath(visitor);
        }
    }

    /** The operand lies between the bounds, both included. */
    record Between(Operand operand, Operand lower, Operand upper) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
            lower.forEachPath(visitor);
            upper.forEachPath(visitor);
        }
    }

    /** The operand equals one of the candidates. */
    record In(Operand operand, List<Operand> candidates) implements Condition {
        public In {
            candidates = List.copyOf(candidates);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
            candidates.forEach(candidate -> candidate.forEachPath(visitor));
        }
    }

    record AttributeExists(DocumentPath path) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    record AttributeNotExists(DocumentPath path) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    /** The operand exists and is of the type. */
    record HasType(Operand operand, AttributeType type) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
        }
    }

    /** The string or binary operand starts with the prefix. */
    record BeginsWith(Operand operand, Operand prefix) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
            prefix.forEachPath(visitor);
        }
    }

    /** The operand has the part as its substring or as one of its elements. */
    record Contains(Operand operand, Operand part) implements Condition {
        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
            part.forEachPath(visitor);
        }
    }

    /** Shows the visitor every path that the condition reads. */
    void forEachPath(Consumer<DocumentPath> visitor);

    /** The names of the top-level attributes that the condition reads. */
    default Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        forEachPath(path -> names.add(path.attribute()));
        return names;
    }
}
