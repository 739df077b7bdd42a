package dev.lodestone.store.engine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A node of a {@link SortedTree}, and the operations that make new subtrees from old ones. The heights of two siblings
 * differ by at most one (an AVL tree); everything but lookups is built on {@link #join}, as in "Just Join for Parallel
 * Ordered Sets" (Blelloch, Ferizovic, Sun 2016).
 */
final class TreeNode {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The key's first eight bytes: most comparisons end here, without a look at the array. */
    private final long prefix;

    final byte[] key;
    final byte[] value;
    final TreeNode left;
    final TreeNode right;
    private final int height;

    private TreeNode(long prefix, byte[] key, byte[] value, TreeNode left, TreeNode right) {
        this.prefix = prefix;
        this.key = key;
        this.value = value;
        this.left = left;
        this.right = right;
        this.height = 1 + Math.max(height(left), height(right));
    }

    static int height(TreeNode node) {
        return node == null ? 0 : node.height;
    }

    /** The first eight bytes of a key, as an unsigned number; a shorter key counts as if zeros followed. */
    static long prefixOf(byte[] key) {
        return (long) LONG.get(key.length < Long.BYTES ? Arrays.copyOf(key, Long.BYTES) : key, 0);
    }

    /** The order of a key relative to this node's. */
    int compare(long otherPrefix, byte[] other) {
        int order = Long.compareUnsigned(otherPrefix, prefix);
        return order != 0 ? order : Arrays.compareUnsigned(other, key);
    }

    boolean isAtLeast(byte[] bound) {
        return Arrays.compareUnsigned(key, bound) >= 0;
    }

    static TreeNode put(TreeNode node, long prefix, byte[] key, byte[] value) {
        if (node == null) {
            return new TreeNode(prefix, key, value, null, null);
        }
        int order = node.compare(prefix, key);
        if (order == 0) {
            return new TreeNode(prefix, key, value, node.left, node.right);
        }
        return order < 0
                ? balance(put(node.left, prefix, key, value), node, node.right)
                : balance(node.left, node, put(node.right, prefix, key, value));
    }

    static TreeNode remove(TreeNode node, long prefix, byte[] key) {
        if (node == null) {
            return null;
        }
        int order = node.compare(prefix, key);
        if (order == 0) {
            return concat(node.left, node.right);
        }
        if (order < 0) {
            TreeNode left = remove(node.left, prefix, key);
            return left == node.left ? node : balance(left, node, node.right);
        }
        TreeNode right = remove(node.right, prefix, key);
        return right == node.right ? node : balance(node.left, node, right);
    }

    /** What of a tree is less than the bound. */
    static TreeNode below(TreeNode node, byte[] bound) {
        if (node == null) {
            return null;
        }
        return node.isAtLeast(bound) ? below(node.left, bound) : join(node.left, node, below(node.right, bound));
    }

    /** What of a tree is not less than the bound. */
    static TreeNode from(TreeNode node, byte[] bound) {
        if (node == null) {
            return null;
        }
        return node.isAtLeast(bound) ? join(from(node.left, bound), node, node.right) : from(node.right, bound);
    }

    /** One tree of two, of which all keys of the first are less than all of the second. */
    static TreeNode concat(TreeNode left, TreeNode right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        TreeNode least = right;
        while (least.left != null) {
            least = least.left;
        }
        return join(left, least, withoutLeast(right));
    }

    private static TreeNode withoutLeast(TreeNode node) {
        return node.left == null ? node.right : balance(withoutLeast(node.left), node, node.right);
    }

    /** One tree of two of any heights and the entry between them. */
    private static TreeNode join(TreeNode left, TreeNode entry, TreeNode right) {
        if (height(left) > height(right) + 1) {
            return balance(left.left, left, join(left.right, entry, right));
        }
        if (height(right) > height(left) + 1) {
            return balance(join(left, entry, right.left), right, right.right);
        }
        return entry.with(left, right);
    }

    /** One tree of two whose heights differ by at most two, and the entry between them. */
    private static TreeNode balance(TreeNode left, TreeNode entry, TreeNode right) {
        int difference = height(left) - height(right);
        if (difference > 1) {
            return height(left.left) >= height(left.right)
                    ? left.with(left.left, entry.with(left.right, right))
                    : left.right.with(left.with(left.left, left.right.left), entry.with(left.right.right, right));
        }
        if (difference < -1) {
            return height(right.right) >= height(right.left)
                    ? right.with(entry.with(left, right.left), right.right)
                    : right.left.with(entry.with(left, right.left.left), right.with(right.left.right, right.right));
        }
        return entry.with(left, right);
    }

    private TreeNode with(TreeNode newLeft, TreeNode newRight) {
        return newLeft == left && newRight == right ? this : new TreeNode(prefix, key, value, newLeft, newRight);
    }
}
