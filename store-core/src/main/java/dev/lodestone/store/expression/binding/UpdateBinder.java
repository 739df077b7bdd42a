package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.expression.UpdateValue;
import dev.lodestone.store.expression.evaluation.PathOverlaps;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.expression.syntax.OperandSyntax;
import dev.lodestone.store.expression.syntax.UpdateSyntax;
import dev.lodestone.store.value.AttributeNames;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/** Binds updates. Problems are named when all of the expression has been seen. */
final class UpdateBinder {
    private final Binder binder;

    UpdateBinder(Binder binder) {
        this.binder = binder;
    }

    Update bind(UpdateSyntax syntax) {
        List<UpdateAction> actions = new ArrayList<>(syntax.actions().size());
        for (UpdateSyntax.Action action : syntax.actions()) {
            actions.add(bind(action));
        }
        Update update = new Update(actions, Update.Style.EXPRESSION);
        String overlap = PathOverlaps.find(update.paths());
        if (overlap != null) {
            binder.problems.add(Problems.Sort.OVERLAP, overlap);
        }
        binder.problems.refuse();
        update.paths().forEach(UpdateBinder::refuseLongNames);
        return update;
    }

    /** Only placeholders can stand for names this long, and only an update could bring them into an item. */
    private static void refuseLongNames(DocumentPath path) {
        for (DocumentPath.Element element : path.elements()) {
            if (element instanceof DocumentPath.Name name && AttributeNames.isTooLong(name.value())) {
                throw AttributeNames.tooLong();
            }
        }
    }

    private UpdateAction bind(UpdateSyntax.Action action) {
        DocumentPath path = binder.path(action.path());
        if (action instanceof UpdateSyntax.Set set) {
            return new UpdateAction.Set(path, value(set.value()));
        } else if (action instanceof UpdateSyntax.Add add) {
            AttributeValue value = binder.value(add.value());
            if (value.type() != AttributeType.N) {
                checkSet("ADD", value.type());
            }
            return new UpdateAction.Add(path, value);
        } else if (action instanceof UpdateSyntax.Delete delete) {
            AttributeValue value = binder.value(delete.value());
            checkSet("DELETE", value.type());
            return new UpdateAction.Delete(path, value);
        }
        return new UpdateAction.Remove(path);
    }

    private void checkSet(String operator, AttributeType type) {
        if (!type.isSet()) {
            binder.problems.add(
                    Problems.Sort.ACTION_OPERAND,
                    "Incorrect operand type for operator or function; operator: " + operator + ", operand type: "
                            + longName(type) + ", typeSet: ALLOWED_FOR_" + operator + "_OPERAND");
        }
    }

    /** The name that messages about ADD and DELETE have for a type that is no set. */
    private static String longName(AttributeType type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case L -> "LIST";
            case M -> "MAP";
            default -> type.name();
        };
    }

    private UpdateValue value(OperandSyntax syntax) {
        if (syntax instanceof OperandSyntax.Path path) {
            return new Operand.Path(binder.path(path.path()));
        } else if (syntax instanceof OperandSyntax.Value value) {
            return new Operand.Literal(binder.value(value.placeholder()));
        } else if (syntax instanceof OperandSyntax.Plus plus) {
            return new UpdateValue.Plus(
                    operand("+", AttributeType.N, plus.left()), operand("+", AttributeType.N, plus.right()));
        } else if (syntax instanceof OperandSyntax.Minus minus) {
            return new UpdateValue.Minus(
                    operand("-", AttributeType.N, minus.left()), operand("-", AttributeType.N, minus.right()));
        }
        return call((OperandSyntax.Call) syntax);
    }

    /** An operand that must be of this type, if that can be known. */
    private UpdateValue operand(String operator, AttributeType type, OperandSyntax syntax) {
        UpdateValue value = value(syntax);
        if (value instanceof Operand.Literal literal && literal.value().type() != type) {
            binder.problems.wrongType(operator, literal.value().type().name());
        }
        return value;
    }

    private UpdateValue call(OperandSyntax.Call call) {
        List<OperandSyntax> operands = call.operands();
        if (!binder.checkCount(call.function(), operands)) {
            for (OperandSyntax operand : operands) {
                value(operand);
            }
            return new Operand.Literal(AttributeValue.NULL.INSTANCE);
        }
        if (call.function() == Function.LIST_APPEND) {
            String name = Function.LIST_APPEND.text();
            return new UpdateValue.ListAppend(
                    operand(name, AttributeType.L, operands.get(0)), operand(name, AttributeType.L, operands.get(1)));
        }
        UpdateValue tested = value(operands.get(0));
        UpdateValue otherwise = value(operands.get(1));
        if (tested instanceof Operand.Path path) {
            return new UpdateValue.IfNotExists(path.path(), otherwise);
        }
        binder.problems.pathRequired(Function.IF_NOT_EXISTS.text());
        return otherwise;
    }
}
