package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.expression.AttributeSource;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes from items what a projection asks for. What is nested comes back nested: maps with the wanted members only, lists
 * with the wanted elements only, in their order and without gaps. Prepared once for a projection; thread-safe.
 */
public final class Projector {
    private final PathTree<DocumentPath> wanted = new PathTree<>();

    public Projector(Projection projection) {
        for (DocumentPath path : projection.paths()) {
            wanted.put(path, path);
        }
    }

    /** What the projection leaves of the item; empty if the item has nothing of it. */
    public Item project(Item item) {
        return project(AttributeSource.of(item));
    }

    /** What the projection leaves of the item whose attributes the source gives. */
    public Item project(AttributeSource item) {
        if (wanted.members() == null) {
            return Item.EMPTY;
        }
        Map<String, AttributeValue> projected = new LinkedHashMap<>();
        for (Map.Entry<String, PathTree<DocumentPath>> attribute :
                wanted.members().entrySet()) {
            AttributeValue part = part(item.attribute(attribute.getKey()), attribute.getValue());
            if (part != null) {
                projected.put(attribute.getKey(), part);
            }
        }
        return new Item(projected);
    }

    /** What is wanted of the value, or null if it has nothing of it. */
    private static AttributeValue part(AttributeValue value, PathTree<DocumentPath> node) {
        if (value == null || node.leaf() != null) {
            return value;
        }
        if (value instanceof AttributeValue.M map && node.members() != null) {
            return members(map, node.members());
        }
        if (value instanceof AttributeValue.L list && node.elements() != null) {
            return elements(list, node.elements());
        }
        return null;
    }

    private static AttributeValue members(AttributeValue.M map, Map<String, PathTree<DocumentPath>> nodes) {
        Map<String, AttributeValue> parts = new LinkedHashMap<>();
        for (Map.Entry<String, PathTree<DocumentPath>> node : nodes.entrySet()) {
            AttributeValue part = part(map.values().get(node.getKey()), node.getValue());
            if (part != null) {
                parts.put(node.getKey(), part);
            }
        }
        return parts.isEmpty() ? null : new AttributeValue.M(parts);
    }

    private static AttributeValue elements(AttributeValue.L list, Map<Integer, PathTree<DocumentPath>> nodes) {
        List<AttributeValue> parts = new ArrayList<>();
        for (Map.Entry<Integer, PathTree<DocumentPath>> node : nodes.entrySet()) {
            if (node.getKey() < list.values().size()) {
                AttributeValue part = part(list.values().get(node.getKey()), node.getValue());
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        return parts.isEmpty() ? null : new AttributeValue.L(parts);
    }
}
