package dev.lodestone.partiql.binding;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.syntax.Expression;
import dev.lodestone.partiql.syntax.UpdateClause;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.expression.UpdateValue;
import dev.lodestone.store.expression.binding.Problems;
import dev.lodestone.store.expression.evaluation.PathOverlaps;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** Says the clauses of an UPDATE statement with the engine's actions. Used by one thread. */
final class ClauseBinder {
    private static final String SET_ADD = "set_add";
    private static final String SET_DELETE = "set_delete";

    private final Constants constants;
    private final Problems problems = new Problems();

    ClauseBinder(Constants constants) {
        this.constants = constants;
    }

    Update bind(List<UpdateClause> clauses) {
        List<UpdateAction> actions = new ArrayList<>(clauses.size());
        for (UpdateClause clause : clauses) {
            actions.add(bind(clause));
            problems.refuse();
        }
        Update update = new Update(actions, Update.Style.EXPRESSION);
        String overlap = PathOverlaps.find(update.paths());
        if (overlap != null) {
            throw validation(overlap);
        }
        return update;
    }

    private UpdateAction bind(UpdateClause clause) {
        if (!(clause instanceof UpdateClause.Set set)) {
            return new UpdateAction.Remove(clause.path().path());
        }
        if (set.value() instanceof Expression.FunctionCall call && isOfSets(call)) {
            return setAction(set, call);
        }
        return new UpdateAction.Set(set.path().path(), value(set.value()));
    }

    private static boolean isOfSets(Expression.FunctionCall call) {
        return call.name().equals(SET_ADD) || call.name().equals(SET_DELETE);
    }

    /** The engine changes a set where it is; so the set that the function starts from must be there. */
    private UpdateAction setAction(UpdateClause.Set set, Expression.FunctionCall call) {
        checkCount(call);
        Expression changed = call.arguments().get(0);
        if (!(changed instanceof Expression.Path path)
                || !path.path().equals(set.path().path())) {
            throw Refusals.notTheSamePath(call.name(), changed.position());
        }
        AttributeValue elements = constants.value(call.arguments().get(1));
        if (!elements.type().isSet()) {
            problems.wrongType(call.name(), elements.type().name());
        }
        return call.name().equals(SET_ADD)
                ? new UpdateAction.Add(path.path(), elements)
                : new UpdateAction.Delete(path.path(), elements);
    }

    private void checkCount(Expression.FunctionCall call) {
        if (call.arguments().size() != 2) {
            problems.wrongCount(call.name(), call.arguments().size());
            problems.refuse();
        }
    }

    private UpdateValue value(Expression expression) {
        if (expression instanceof Expression.Path path) {
            return new Operand.Path(path.path());
        }
        AttributeValue constant = constants.find(expression);
        if (constant != null) {
            return new Operand.Literal(constant);
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return switch (arithmetic.operator()) {
                case PLUS ->
                    new UpdateValue.Plus(
                            operand("+", AttributeType.N, arithmetic.left()),
                            operand("+", AttributeType.N, arithmetic.right()));
                case MINUS ->
                    new UpdateValue.Minus(
                            operand("-", AttributeType.N, arithmetic.left()),
                            operand("-", AttributeType.N, arithmetic.right()));
            };
        }
        if (expression instanceof Expression.FunctionCall call) {
            return listAppend(call);
        }
        throw Refusals.notAnOperand(expression.position());
    }

    private UpdateValue listAppend(Expression.FunctionCall call) {
        String name = Function.LIST_APPEND.text();
        if (!call.name().equals(name)) {
            throw Refusals.unknownFunction(call.name(), call.position());
        }
        checkCount(call);
        return new UpdateValue.ListAppend(
                operand(name, AttributeType.L, call.arguments().get(0)),
                operand(name, AttributeType.L, call.arguments().get(1)));
    }

    /** An operand that must be of this type, if that can be known. */
    private UpdateValue operand(String operator, AttributeType type, Expression expression) {
        UpdateValue value = value(expression);
        if (value instanceof Operand.Literal literal && literal.value().type() != type) {
            problems.wrongType(operator, literal.value().type().name());
        }
        return value;
    }
}
