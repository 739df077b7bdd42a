package dev.lodestone.partiql.binding;

import dev.lodestone.partiql.syntax.Expression;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.binding.ConditionMaker;
import dev.lodestone.store.expression.binding.Problems;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** Says the condition of a WHERE clause with the engine's conditions. Used by one thread. */
final class WhereBinder {
    private final Constants constants;
    private final Problems problems = new Problems();
    private final ConditionMaker maker = new ConditionMaker(problems);

    WhereBinder(Constants constants) {
        this.constants = constants;
    }

    Condition bind(Expression expression) {
        if (expression instanceof Expression.And and) {
            return new Condition.And(bindAll(and.operands()));
        } else if (expression instanceof Expression.Or or) {
            return new Condition.Or(bindAll(or.operands()));
        } else if (expression instanceof Expression.Not not) {
            return new Condition.Not(bind(not.operand()));
        }
        Condition condition = bindSingle(expression);
        problems.refuse();
        return condition;
    }

    private List<Condition> bindAll(List<Expression> expressions) {
        List<Condition> conditions = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            conditions.add(bind(expression));
        }
        return conditions;
    }

    private Condition bindSingle(Expression expression) {
        if (expression instanceof Expression.Comparison comparison) {
            Operand left = operand(comparison.left());
            return maker.comparison(left, comparison.comparator(), operand(comparison.right()));
        } else if (expression instanceof Expression.Between between) {
            Operand operand = operand(between.operand());
            Operand lower = operand(between.low());
            return maker.between(operand, lower, operand(between.high()));
        } else if (expression instanceof Expression.In in) {
            return maker.in(operand(in.operand()), candidates(in.choices()));
        } else if (expression instanceof Expression.Is is) {
            return is(is);
        } else if (expression instanceof Expression.FunctionCall call) {
            return function(call);
        }
        throw Refusals.notACondition(expression.position());
    }

    private Condition is(Expression.Is is) {
        Operand operand = operand(is.operand());
        if (is.kind() == Expression.Is.Kind.NULL) {
            return new Condition.HasType(operand, AttributeType.NULL);
        }
        if (operand instanceof Operand.Path path) {
            return new Condition.AttributeNotExists(path.path());
        }
        throw Refusals.notAnOperand(is.operand().position());
    }

    private Condition function(Expression.FunctionCall call) {
        Function function = Function.named(call.name());
        if (function == null || !function.isForConditions()) {
            throw Refusals.unknownFunction(call.name(), call.position());
        }
        if (function == Function.SIZE) {
            throw Refusals.notACondition(call.position());
        }
        return maker.function(function, operands(call.arguments()));
    }

    /** The values to choose from: those of a list, wherever it comes from; what is no list is the only one. */
    private List<Operand> candidates(Expression choices) {
        if (choices instanceof Expression.ListConstructor list) {
            return operands(list.elements());
        }
        if (constants.find(choices) instanceof AttributeValue.L list) {
            List<Operand> candidates = new ArrayList<>(list.values().size());
            for (AttributeValue value : list.values()) {
                candidates.add(new Operand.Literal(value));
            }
            return candidates;
        }
        return List.of(operand(choices));
    }

    private List<Operand> operands(List<Expression> expressions) {
        List<Operand> operands = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            operands.add(operand(expression));
        }
        return operands;
    }

    private Operand operand(Expression expression) {
        if (expression instanceof Expression.Path path) {
            return new Operand.Path(path.path());
        }
        if (expression instanceof Expression.FunctionCall call) {
            if (!call.name().equals(Function.SIZE.text())) {
                throw Refusals.notAnOperand(call.position());
            }
            return maker.size(operands(call.arguments()));
        }
        AttributeValue constant = constants.find(expression);
        if (constant == null) {
            throw Refusals.notAnOperand(expression.position());
        }
        return new Operand.Literal(constant);
    }
}
