package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Makes all changes below one value in one walk, so that indexes of lists mean the elements before the update whatever
 * else the update removes. Values are immutable; what changes is built anew, and the rest is shared.
 */
final class NestedChanges {
    private NestedChanges() {}

    /** The value with the changes of the node made; null if the node's own change leaves none. */
    static AttributeValue apply(PathTree<Change> node, AttributeValue existing) {
        if (node.leaf() != null) {
            return node.leaf().apply(existing);
        }
        AttributeValue changed = existing;
        if (node.members() != null) {
            changed = changeMembers(node.members(), changed);
        }
        if (node.elements() != null) {
            changed = changeElements(node.elements(), changed);
        }
        return changed;
    }

    private static AttributeValue changeMembers(Map<String, PathTree<Change>> nodes, AttributeValue existing) {
        if (!(existing instanceof AttributeValue.M map)) {
            throw invalidPath();
        }
        Map<String, AttributeValue> members = new LinkedHashMap<>(map.values());
        for (Map.Entry<String, PathTree<Change>> node : nodes.entrySet()) {
            AttributeValue changed = apply(node.getValue(), members.get(node.getKey()));
            if (changed == null) {
                members.remove(node.getKey());
            } else {
                members.put(node.getKey(), changed);
            }
        }
        return new AttributeValue.M(members);
    }

    private static AttributeValue changeElements(SortedMap<Integer, PathTree<Change>> nodes, AttributeValue existing) {
        if (!(existing instanceof AttributeValue.L list)) {
            throw invalidPath();
        }
        int length = list.values().size();
        List<AttributeValue> elements = new ArrayList<>(length + nodes.size());
        for (int index = 0; index < length; index++) {
            PathTree<Change> node = nodes.get(index);
            AttributeValue element = list.values().get(index);
            addIfAny(elements, node == null ? element : apply(node, element));
        }
        // What is set beyond the end is appended, in the order of the indexes.
        SortedMap<Integer, PathTree<Change>> beyond = nodes.tailMap(length);
        for (PathTree<Change> node : beyond.values()) {
            addIfAny(elements, apply(node, null));
        }
        return new AttributeValue.L(elements);
    }

    private static void addIfAny(List<AttributeValue> elements, AttributeValue element) {
        if (element != null) {
            elements.add(element);
        }
    }

    private static DynamoDbException invalidPath() {
        return validation("The document path provided in the update expression is invalid for update");
    }
}
