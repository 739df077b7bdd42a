package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.syntax.ConditionSyntax;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.expression.syntax.OperandSyntax;
import dev.lodestone.store.value.AttributeType;
import java.util.ArrayList;
import java.util.List;

/** Binds conditions. The problems of one comparison or function are named before those of the next. */
final class ConditionBinder {
    private static final int MAX_CANDIDATES = 100;

    /** What stands in the place of a condition that is refused. */
    private static final Condition NEVER = new Condition.Or(List.of());

    private final Binder binder;
    private final OperandChecks checks;

    ConditionBinder(Binder binder) {
        this.binder = binder;
        this.checks = new OperandChecks(binder);
    }

    Condition bind(ConditionSyntax condition) {
        if (condition instanceof ConditionSyntax.And and) {
            return new Condition.And(bindAll(and.conditions()));
        } else if (condition instanceof ConditionSyntax.Or or) {
            return new Condition.Or(bindAll(or.conditions()));
        } else if (condition instanceof ConditionSyntax.Not not) {
            return new Condition.Not(bind(not.condition()));
        }
        Condition bound = bindSingle(condition);
        binder.problems.refuse();
        return bound;
    }

    private List<Condition> bindAll(List<ConditionSyntax> conditions) {
        List<Condition> bound = new ArrayList<>(conditions.size());
        for (ConditionSyntax condition : conditions) {
            bound.add(bind(condition));
        }
        return bound;
    }

    private Condition bindSingle(ConditionSyntax condition) {
        if (condition instanceof ConditionSyntax.Comparison comparison) {
            Operand left = operand(comparison.left());
            Operand right = operand(comparison.right());
            checks.comparison(left, comparison.comparator(), right);
            return new Condition.Comparison(left, comparison.comparator(), right);
        } else if (condition instanceof ConditionSyntax.Between between) {
            Operand operand = operand(between.operand());
            Operand lower = operand(between.lower());
            Operand upper = operand(between.upper());
            checks.between(operand, lower, upper);
            return new Condition.Between(operand, lower, upper);
        } else if (condition instanceof ConditionSyntax.In in) {
            return in(in);
        }
        OperandSyntax.Call call = ((ConditionSyntax.Call) condition).call();
        List<Operand> operands = operands(call.operands());
        return binder.checkCount(call.function(), call.operands()) ? function(call.function(), operands) : NEVER;
    }

    private Condition in(ConditionSyntax.In in) {
        Operand operand = operand(in.operand());
        List<Operand> candidates = operands(in.candidates());
        if (candidates.size() > MAX_CANDIDATES) {
            binder.problems.add(
                    Problems.Sort.OPERAND_COUNT,
                    "The IN operator is provided with too many operands; number of operands: " + candidates.size());
        }
        return new Condition.In(operand, candidates);
    }

    private Condition function(Function function, List<Operand> operands) {
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
            binder.pathRequired(function);
            return NEVER;
        }
        return function == Function.ATTRIBUTE_EXISTS
                ? new Condition.AttributeExists(path.path())
                : new Condition.AttributeNotExists(path.path());
    }

    private List<Operand> operands(List<OperandSyntax> operands) {
        List<Operand> bound = new ArrayList<>(operands.size());
        for (OperandSyntax operand : operands) {
            bound.add(operand(operand));
        }
        return bound;
    }

    private Operand operand(OperandSyntax operand) {
        if (operand instanceof OperandSyntax.Path path) {
            return new Operand.Path(binder.path(path.path()));
        } else if (operand instanceof OperandSyntax.Value value) {
            return new Operand.Literal(binder.value(value.placeholder()));
        } else if (operand instanceof OperandSyntax.Call call) {
            return size(call);
        }
        throw new IllegalArgumentException("Not an operand of a condition: " + operand);
    }

    /** Of all functions, the parser lets only the size through as an operand. */
    private Operand size(OperandSyntax.Call call) {
        List<Operand> operands = operands(call.operands());
        Operand measured = operands.get(0);
        if (binder.checkCount(call.function(), call.operands())) {
            checks.size(measured);
        }
        return new Operand.Size(measured);
    }
}
