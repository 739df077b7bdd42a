package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateValue;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.List;

/** Works out the right-hand side of a SET action from the item as it was before the update. */
final class UpdateValueEvaluator {
    private final Item before;
    private final Update.Style style;

    UpdateValueEvaluator(Item before, Update.Style style) {
        this.before = before;
        this.style = style;
    }

    AttributeValue evaluate(UpdateValue value) {
        if (value instanceof Operand.Literal literal) {
            return literal.value();
        } else if (value instanceof Operand.Path path) {
            return existing(path.path());
        } else if (value instanceof UpdateValue.Plus plus) {
            return new AttributeValue.N(number(plus.left()).plus(number(plus.right())));
        } else if (value instanceof UpdateValue.Minus minus) {
            return new AttributeValue.N(number(minus.left()).minus(number(minus.right())));
        } else if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            AttributeValue present = before.get(ifNotExists.path());
            return present != null ? present : evaluate(ifNotExists.otherwise());
        }
        UpdateValue.ListAppend append = (UpdateValue.ListAppend) value;
        List<AttributeValue> elements = new ArrayList<>(list(append.first()));
        elements.addAll(list(append.second()));
        return new AttributeValue.L(elements);
    }

    private AttributeValue existing(DocumentPath path) {
        AttributeValue value = before.get(path);
        if (value == null) {
            throw validation("The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }

    private DynamoNumber number(UpdateValue operand) {
        if (evaluate(operand) instanceof AttributeValue.N number) {
            return number.value();
        }
        throw validation(style.typeMismatch());
    }

    private List<AttributeValue> list(UpdateValue operand) {
        if (evaluate(operand) instanceof AttributeValue.L list) {
            return list.values();
        }
        throw validation(style.typeMismatch());
    }
}
