package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.UpdateAction;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Nesting;
import java.util.List;
import java.util.Map;

/**
 * Applies updates to items. All actions see the item as it was before the update.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update
 *     expressions</a>
 */
public final class UpdateEvaluator {
    private UpdateEvaluator() {}

    /**
     * The item after the update.
     *
     * @param previous the item before the update, or null if there is none
     * @param key the attributes of the primary key, which make up an item that did not exist
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if the update does not suit the item
     */
    public static Item apply(Update update, Item previous, Item key) {
        return apply(update, previous == null ? key : previous);
    }

    private static Item apply(Update update, Item before) {
        List<UpdateAction> actions = update.actions();
        Change[] changes = changes(update, before);
        Map<String, AttributeValue> attributes = before.mutableAttributes();
        PathTree<Change> nested = new PathTree<>();
        for (int at = 0; at < changes.length; at++) {
            DocumentPath path = actions.get(at).path();
            if (path.isTopLevel()) {
                put(attributes, path.attribute(), changes[at].apply(before.get(path.attribute())));
            } else {
                nested.put(path, changes[at]);
            }
        }
        if (nested.members() != null) {
            for (Map.Entry<String, PathTree<Change>> attribute :
                    nested.members().entrySet()) {
                String name = attribute.getKey();
                put(attributes, name, NestedChanges.apply(attribute.getValue(), before.get(name)));
            }
        }
        return new Item(attributes);
    }

    private static void put(Map<String, AttributeValue> attributes, String name, AttributeValue value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    private static Change[] changes(Update update, Item before) {
        UpdateValueEvaluator values = new UpdateValueEvaluator(before, update.style());
        List<UpdateAction> actions = update.actions();
        Change[] changes = new Change[actions.size()];
        for (int at = 0; at < changes.length; at++) {
            changes[at] = change(actions.get(at), values, update.style());
        }
        return changes;
    }

    private static Change change(UpdateAction action, UpdateValueEvaluator values, Update.Style style) {
        if (action instanceof UpdateAction.Set set) {
            AttributeValue value = values.evaluate(set.value());
            checkNesting(set.path(), value);
            return new Change.Put(value);
        } else if (action instanceof UpdateAction.Add add) {
            return new Change.Add(add.value(), style);
        } else if (action instanceof UpdateAction.Delete delete) {
            return new Change.Delete(delete.value(), style);
        }
        return new Change.Remove();
    }

    private static void checkNesting(DocumentPath path, AttributeValue value) {
        Nesting.check(value, Nesting.MAXIMUM - (path.elements().size() - 1));
    }
}
