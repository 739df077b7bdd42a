package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.syntax.ConditionSyntax;
import dev.lodestone.store.expression.syntax.OperandSyntax;
import java.util.ArrayList;
import java.util.List;

/** Binds conditions. The problems of one comparison or function are named before those of the next. */
final class ConditionBinder {
    private final Binder binder;
    private final ConditionMaker maker;

    ConditionBinder(Binder binder) {
        this.binder = binder;
        this.maker = new ConditionMaker(binder.problems);
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
            return maker.comparison(left, comparison.comparator(), operand(comparison.right()));
        } else if (condition instanceof ConditionSyntax.Between between) {
            Operand operand = operand(between.operand());
            Operand lower = operand(between.lower());
            return maker.between(operand, lower, operand(between.upper()));
        } else if (condition instanceof ConditionSyntax.In in) {
            Operand operand = operand(in.operand());
            return maker.in(operand, operands(in.candidates()));
        }
        OperandSyntax.Call call = ((ConditionSyntax.Call) condition).call();
        return maker.function(call.function(), operands(call.operands()));
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
            // Of all functions, the parser lets only the size through as an operand.
            return maker.size(operands(call.operands()));
        }
        throw new IllegalArgumentException("Not an operand of a condition: " + operand);
    }
}
