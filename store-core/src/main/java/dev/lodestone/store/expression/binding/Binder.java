package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.expression.syntax.OperandSyntax;
import dev.lodestone.store.expression.syntax.PathSyntax;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts names and values in the place of placeholders. Problems are collected; where something is undefined a stand-in goes
 * on in its place, since the expression is refused when all of it has been seen.
 */
final class Binder {
    private static final AttributeValue STAND_IN = AttributeValue.NULL.INSTANCE;

    final Problems problems;
    private final Placeholders<String> names;
    private final Placeholders<AttributeValue> values;
    private final Problems.Sort undefinedValue;

    Binder(ExpressionParameter parameter, Placeholders<String> names, Placeholders<AttributeValue> values) {
        this.problems = new Problems(parameter::invalid);
        this.names = names;
        this.values = values;
        this.undefinedValue = parameter == ExpressionParameter.UPDATE
                ? Problems.Sort.UNDEFINED_VALUE_OF_UPDATE
                : Problems.Sort.UNDEFINED;
    }

    DocumentPath path(PathSyntax path) {
        if (path instanceof PathSyntax.Fixed fixed) {
            return fixed.path();
        }
        List<DocumentPath.Element> elements = ((PathSyntax.WithPlaceholders) path).elements();
        List<DocumentPath.Element> bound = new ArrayList<>(elements.size());
        for (DocumentPath.Element element : elements) {
            bound.add(element instanceof DocumentPath.Name name ? name(name) : element);
        }
        return new DocumentPath(bound);
    }

    private DocumentPath.Name name(DocumentPath.Name name) {
        if (name.value().charAt(0) != '#') {
            return name;
        }
        String meaning = names.use(name.value());
        if (meaning == null) {
            problems.add(
                    Problems.Sort.UNDEFINED,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + name.value());
            return name;
        }
        return new DocumentPath.Name(meaning);
    }

    AttributeValue value(String placeholder) {
        AttributeValue value = values.use(placeholder);
        if (value == null) {
            problems.add(
                    undefinedValue,
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
            return STAND_IN;
        }
        return value;
    }

    /** Whether the function has as many operands as it takes. */
    boolean checkCount(Function function, List<OperandSyntax> operands) {
        if (operands.size() == function.operands()) {
            return true;
        }
        problems.wrongCount(function.text(), operands.size());
        return false;
    }
}
