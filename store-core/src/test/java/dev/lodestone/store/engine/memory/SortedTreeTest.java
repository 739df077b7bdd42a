package dev.lodestone.store.engine.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.KeyRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
    private static final KeyRange ALL = new KeyRange(new byte[0], new byte[] {-1});

    @Test
    void staysLowWhenFilledInOrder() {
        SortedTree tree = SortedTree.EMPTY;
        for (int i = 0; i < 100_000; i++) {
            tree = tree.put(key(i), key(i));
        }
        assertLow(tree, 100_000);
        tree = tree.removeAll(new KeyRange(key(10), key(99_000)));
        assertEquals(1_010, values(tree).size());
        assertLow(tree, 1_010);
    }

    @Test
    void agreesWithATreeMapAfterRandomChanges() {
        Random random = new Random(3);
        SortedTree tree = SortedTree.EMPTY;
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            int number = random.nextInt(3_000);
            int end = number + random.nextInt(100);
            switch (random.nextInt(20)) {
                case 0 -> {
                    tree = tree.removeAll(new KeyRange(key(number), key(end)));
                    model.subMap(number, end).clear();
                }
                case 1, 2, 3, 4 -> {
                    tree = tree.remove(key(number));
                    model.remove(number);
                }
                default -> {
                    tree = tree.put(key(number), key(i));
                    model.put(number, i);
                }
            }
            if (i % 500 == 0) {
                assertEquals(List.copyOf(model.values()), values(tree));
                assertLow(tree, model.size());
            }
        }
    }

    @Test
    void leavesTheOldTreeAsItWas() {
        SortedTree old = SortedTree.EMPTY.put(key(1), key(10)).put(key(2), key(20));
        SortedTree changed = old.put(key(1), key(11)).remove(key(2));
        assertArrayEquals(key(10), old.get(key(1)));
        assertArrayEquals(key(11), changed.get(key(1)));
        assertEquals(List.of(10, 20), values(old));
        assertEquals(List.of(11), values(changed));
    }

    /** An AVL tree of n nodes is at most 1.45 times the logarithm of n + 2 high. */
    private static void assertLow(SortedTree tree, int size) {
        double bound = 1.45 * Math.log(size + 2) / Math.log(2);
        assertTrue(tree.height() <= bound, tree.height() + " levels for " + size + " entries");
    }

    /** Keys that differ within their first eight bytes only where the number is large. */
    private static byte[] key(int number) {
        return ByteBuffer.allocate(10)
                .putShort((short) 0)
                .putInt(0)
                .putInt(number)
                .array();
    }

    private static List<Integer> values(SortedTree tree) {
        List<Integer> values = new ArrayList<>();
        tree.ascend(ALL, value -> values.add(ByteBuffer.wrap(value).getInt(6)));
        return values;
    }
}
