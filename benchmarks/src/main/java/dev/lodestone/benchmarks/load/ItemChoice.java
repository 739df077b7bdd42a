package dev.lodestone.benchmarks.load;

/**
 * Chooses the items of one connection's requests at random, from a share of the items that no other connection
 * touches: transactions of different connections never meet, so none is cancelled. Not thread safe.
 */
final class ItemChoice {

    private final int first;
    private final int count;
    private long state;

    ItemChoice(int connection, int connections, int items) {
        this.first = (int) ((long) items * connection / connections);
        this.count = (int) ((long) items * (connection + 1) / connections) - first;
        this.state = 0x9E3779B97F4A7C15L * (connection + 1);
    }

    /** Fills the array with numbers of different items. */
    void choose(int[] itemNumbers) {
        int start = below(count);
        int stride = count / itemNumbers.length;
        for (int i = 0; i < itemNumbers.length; i++) {
            itemNumbers[i] = first + (start + i * stride) % count;
        }
    }

    /** A random number from 0 to {@code bound - 1}, by Marsaglia's xorshift. */
    int below(int bound) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) (((state >>> 33) * bound) >>> 31);
    }
}
