package dev.lodestone.store.staleness;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest commits of a table, with the state before each. Guarded by its owner's lock. */
final class TableHistory {
    /** How many steps are kept besides those that are counted; with more, steps that are close in time become one. */
    private static final int SPARE_STEPS = 1024;

    /** Steps become one if they are closer than this part of the longest lag, so that about as many are left. */
    private static final int PARTS_OF_LAG = 256;

    private final Deque<Step> steps = new ArrayDeque<>();
    private Table table;
    private long writes;

    /**
     * Writes that are seen together, or not at all.
     *
     * @param before the state without them
     * @param table the handle with which they were made
     * @param lastWrite the number of the last of them
     * @param firstMillis when the first of them was committed
     * @param lastMillis when the last of them was
     */
    private record Step(PastState before, Table table, long lastWrite, long firstMillis, long lastMillis) {
        /** This step and the next one as one. */
        Step and(Step next) {
            next.before.close();
            return new Step(before, table, next.lastWrite, firstMillis, Math.max(lastMillis, next.lastMillis));
        }

        boolean isHidden(Lag lag, long writes, long nowMillis) {
            return lag.hides(writes - lastWrite, nowMillis - lastMillis);
        }

        /** Whether the index was complete before the step, as it is now. */
        boolean knows(Index index) {
            Index known = table.index(index.name());
            return known != null
                    && known.space() == index.space()
                    && !known.state().backfilling();
        }
    }

    /** Adds a write; those that have the same state before them were made in one commit. */
    void add(Table written, PastState before, long nowMillis) {
        table = written;
        writes++;
        Step last = steps.peekLast();
        if (last != null && last.before == before) {
            steps.removeLast();
            steps.add(new Step(before, last.table, writes, last.firstMillis, nowMillis));
        } else {
            steps.add(new Step(before.share(), written, writes, nowMillis, nowMillis));
        }
    }

    /** Lets go of the states that reads which are so far behind see no more. */
    void trim(TableLags lags, long nowMillis) {
        while (!steps.isEmpty()
                && !steps.peekFirst().isHidden(lags.reads(), writes, nowMillis)
                && !steps.peekFirst().isHidden(lags.indexReads(), writes, nowMillis)) {
            steps.removeFirst().before.close();
        }
        int counted = lags.mostWrites();
        if (steps.size() > counted + SPARE_STEPS) {
            long apart = Math.max(1, lags.longestMillis() / PARTS_OF_LAG);
            do {
                unite(steps.size() - counted, apart);
                apart *= 2;
            } while (steps.size() > counted + SPARE_STEPS * 3 / 4);
        }
    }

    /** Makes one of steps in a row that are closer than so many milliseconds. */
    private void unite(int older, long apart) {
        List<Step> kept = new ArrayList<>(steps.size());
        Step united = steps.removeFirst();
        for (int i = 1; i < older; i++) {
            Step next = steps.removeFirst();
            if (next.lastMillis - united.firstMillis < apart) {
                united = united.and(next);
            } else {
                kept.add(united);
                united = next;
            }
        }
        kept.add(united);
        kept.addAll(steps);
        steps.clear();
        steps.addAll(kept);
    }

    /**
     * The state that a read sees.
     *
     * @param index a global index that is read, or null; no state is older than it
     * @return null if it is the present
     */
    PastState state(Lag lag, Index index, long nowMillis) {
        boolean hidden = false;
        for (Step step : steps) {
            hidden |= step.isHidden(lag, writes, nowMillis);
            if (hidden && (index == null || step.knows(index))) {
                return step.before.share();
            }
        }
        return null;
    }

    /** The table as it was when it was last written. */
    Table table() {
        return table;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Lets go of all states. */
    void clear() {
        steps.forEach(step -> step.before.close());
        steps.clear();
    }
}
