package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.KeyRange;

/**
 * An immutable map from byte keys, ordered as unsigned bytes, to values. A changed map is a new one that shares with the
 * old one all but the path to the change, so that keeping an old state costs nothing, and a range of any length is
 * removed in logarithmic time.
 */
final class SortedTree {
    static final SortedTree EMPTY = new SortedTree(null);

    private final TreeNode root;

    private SortedTree(TreeNode root) {
        this.root = root;
    }

    /** The value at the key, or null. */
    byte[] get(byte[] key) {
        long prefix = TreeNode.prefixOf(key);
        TreeNode node = root;
        while (node != null) {
            int order = node.compare(prefix, key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    SortedTree put(byte[] key, byte[] value) {
        return new SortedTree(TreeNode.put(root, TreeNode.prefixOf(key), key, value));
    }

    SortedTree remove(byte[] key) {
        return with(TreeNode.remove(root, TreeNode.prefixOf(key), key));
    }

    SortedTree removeAll(KeyRange range) {
        TreeNode before = TreeNode.below(root, range.lower());
        TreeNode after = TreeNode.from(root, range.upper());
        return with(TreeNode.concat(before, after));
    }

    /** Visits the values in the range in ascending order of their keys. */
    void ascend(KeyRange range, EntryVisitor visitor) {
        ascend(range, (key, value) -> visitor.visit(value));
    }

    /** Visits the keys in the range and their values in ascending order. */
    void ascend(KeyRange range, KeyedVisitor visitor) {
        ascend(root, range, visitor);
    }

    /** Visits the values in the range in descending order of their keys. */
    void descend(KeyRange range, EntryVisitor visitor) {
        descend(root, range, visitor);
    }

    int height() {
        return TreeNode.height(root);
    }

    private SortedTree with(TreeNode changed) {
        return changed == root ? this : new SortedTree(changed);
    }

    private static boolean ascend(TreeNode node, KeyRange range, KeyedVisitor visitor) {
        if (node == null) {
            return true;
        }
        boolean above = node.isAtLeast(range.lower());
        boolean below = !node.isAtLeast(range.upper());
        return !(above && !ascend(node.left, range, visitor))
                && !(above && below && !visitor.visit(node.key, node.value))
                && !(below && !ascend(node.right, range, visitor));
    }

    private static boolean descend(TreeNode node, KeyRange range, EntryVisitor visitor) {
        if (node == null) {
            return true;
        }
        boolean above = node.isAtLeast(range.lower());
        boolean below = !node.isAtLeast(range.upper());
        return !(below && !descend(node.right, range, visitor))
                && !(above && below && !visitor.visit(node.value))
                && !(above && !descend(node.left, range, visitor));
    }

    /** Receives keys and their values; answers whether to go on. */
    interface KeyedVisitor {
        boolean visit(byte[] key, byte[] value);
    }
}
