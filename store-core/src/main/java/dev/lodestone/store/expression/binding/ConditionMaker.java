package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import java.util.List;

/**
 * Puts single conditions together from their operands, and finds what is wrong with these as far as it shows without an
 * item. Expressions and statements make their conditions with it. Used by one thread.
 */
public final class ConditionMaker {
    private static final int MAX_CANDIDATES = 100;

    /** What stands in the place of a condition that is refused. */
    private static final Condition NEVER = new Condition.Or(List.of());

    /** What stands in the place of an operand that is refused. */
    private static final Operand NOTHING = new Operand.Literal(AttributeValue.NULL.INSTANCE);

    private final Problems problems;
    private final OperandChecks checks;

    /** A maker that leaves it to its user to refuse the problems that it finds. */
    public ConditionMaker(Problems problems) {
        this.problems = problems;
        this.checks = new OperandChecks(problems);
    }

    public Condition comparison(Operand left, Comparator comparator, Operand right) {
        checks.comparison(left, comparator, right);
        return new Condition.Comparison(left, comparator, right);
    }

    public Condition between(Operand operand, Operand lower, Operand upper) {
        checks.between(operand, lower, upper);
        return new Condition.Between(operand, lower, upper);
    }

    public Condition in(Operand operand, List<Operand> candidates) {
        if (candidates.size() > MAX_CANDIDATES) {
            problems.tooManyCandidates(candidates.size());
        }
        return new Condition.In(operand, candidates);
    }

    /** The size of the one operand. */
    public Operand size(List<Operand> operands) {
        if (!hasCount(Function.SIZE, operands)) {
            return NOTHING;
        }
        checks.size(operands.get(0));
        return new Operand.Size(operands.get(0));
    }

    /** What a function that is a condition says of its operands. */
    public Condition function(Function function, List<Operand> operands) {
        return hasCount(function, operands) ? ofOperands(function, operands) : NEVER;
    }

    private boolean hasCount(Function function, List<Operand> operands) {
        if (operands.size() != function.operands()) {
            problems.wrongCount(function.text(), operands.size());
            return false;
        }
        return true;
    }

    private Condition ofOperands(Function function, List<Operand> operands) {
        Operand first = operands.get(0);
        switch (function) {
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> {
                return existence(function, first);
            }
            case ATTRIBUTE_TYPE -> {
                checks.distinct(function.text(), first, operands.get(1));
                AttributeType type = checks.typeName(operands.get(1));
                return type == null ? NEVER : new Condition.HasType(first, type);
            }
            case BEGINS_WITH -> {
                checks.distinct(function.text(), first, operands.get(1));
                checks.beginsWith(first);
                checks.beginsWith(operands.get(1));
                return new Condition.BeginsWith(first, operands.get(1));
            }
            case CONTAINS -> {
                checks.distinct(function.text(), first, operands.get(1));
                return new Condition.Contains(first, operands.get(1));
            }
            default -> throw new IllegalArgumentException("Not a condition: " + function);
        }
    }

    private Condition existence(Function function, Operand operand) {
        if (!(operand instanceof Operand.Path path)) {
            problems.pathRequired(function.text());
            return NEVER;
        }
        return function == Function.ATTRIBUTE_EXISTS
                ? new Condition.AttributeExists(path.path())
                : new Condition.AttributeNotExists(path.path());
    }
}
