package dev.lodestone.streams.filter;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields that patterns name, as a tree of the steps to them. A dot within a name of an object's member counts as the
 * step to a member of a member. Built by one thread, then immutable.
 */
final class PathTree {
    /** A step, and where one can go from there. */
    static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private int field = -1;

        /** The number of the field that is reached here, or -1. */
        int field() {
            return field;
        }

        /** Where a member of an object leads; null if to no field. */
        Node child(String name) {
            Node child = children.get(name);
            return child == null && name.indexOf('.') >= 0 ? descend(name) : child;
        }

        private Node descend(String name) {
            Node node = this;
            int start = 0;
            while (node != null && start <= name.length()) {
                int end = name.indexOf('.', start);
                end = end < 0 ? name.length() : end;
                node = node.children.get(name.substring(start, end));
                start = end + 1;
            }
            return node;
        }
    }

    private final Node root = new Node();
    private int size;

    Node root() {
        return root;
    }

    /** How many fields there are. */
    int size() {
        return size;
    }

    /** The number of a field, which is given one if it has none yet. */
    int field(String path) {
        Node node = root;
        for (String step : path.split("\\.", -1)) {
            node = node.children.computeIfAbsent(step, name -> new Node());
        }
        if (node.field < 0) {
            node.field = size++;
        }
        return node.field;
    }
}
