package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.value.DocumentPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Document paths laid together at their common beginnings, so that what lies at all of them can be visited in one walk
 * through a value. A node is a leaf, where a path ends, or has nodes below it.
 */
final class PathTree<T> {
    private T leaf;
    private Map<String, PathTree<T>> members;
    private SortedMap<Integer, PathTree<T>> elements;

    /** What was put where a path ends here, or null if none does. */
    T leaf() {
        return leaf;
    }

    /** The nodes below this one that stand for members of a map, in the order of the paths, or null. */
    Map<String, PathTree<T>> members() {
        return members;
    }

    /** The nodes below this one that stand for elements of a list, by their indexes, or null. */
    SortedMap<Integer, PathTree<T>> elements() {
        return elements;
    }

    /**
     * Puts the leaf where the path ends, which starts at this node.
     *
     * @return whether the path neither overlaps nor conflicts with those put before
     */
    boolean put(DocumentPath path, T newLeaf) {
        PathTree<T> node = this;
        boolean separate = true;
        for (DocumentPath.Element step : path.elements()) {
            PathTree<T> child = node.child(step);
            separate &= node.leaf == null && (node.members == null || node.elements == null);
            node = child;
        }
        separate &= node.leaf == null && node.members == null && node.elements == null;
        node.leaf = newLeaf;
        return separate;
    }

    private PathTree<T> child(DocumentPath.Element step) {
        if (step instanceof DocumentPath.Name name) {
            if (members == null) {
                members = new LinkedHashMap<>();
            }
            return members.computeIfAbsent(name.value(), key -> new PathTree<>());
        }
        if (elements == null) {
            elements = new TreeMap<>();
        }
        return elements.computeIfAbsent(((DocumentPath.Index) step).value(), key -> new PathTree<>());
    }
}
