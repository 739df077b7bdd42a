package dev.lodestone.store.read;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;

/** A filter that decodes of each item only the attributes that it looks at, in one pass. Used by one thread. */
final class ItemFilter {
    private final Condition condition;
    private final SelectedAttributes attributes;

    ItemFilter(Condition condition) {
        this.condition = condition;
        this.attributes = new SelectedAttributes(new AttributeSelection(condition.attributes()));
    }

    boolean lets(EncodedItem item) {
        attributes.read(item);
        return ConditionEvaluator.matches(condition, attributes);
    }
}
