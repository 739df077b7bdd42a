package dev.lodestone.streams.mapping.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How far each lane of a shard had come that was not the last one: what lies above the checkpoint and up to its lane's mark
 * is done. Immutable.
 *
 * @param through for each lane the position up to which it is done; there are as many as the shard had lanes then
 */
record LaneMarks(List<Long> through) {
    LaneMarks {
        through = List.copyOf(through);
    }

    /** Whether a record is done, whose item has this hash. */
    boolean covers(long position, int keyHash) {
        return position <= through.get(Math.floorMod(keyHash, through.size()));
    }

    /** Whether there is anything above a position that is done. */
    boolean reachesAbove(long position) {
        return Collections.max(through) > position;
    }

    /** What is done by these or by others for the same number of lanes. */
    private LaneMarks and(LaneMarks other) {
        Long[] both = new Long[through.size()];
        Arrays.setAll(both, lane -> Math.max(through.get(lane), other.through.get(lane)));
        return new LaneMarks(List.of(both));
    }

    /** Adds marks to those of other numbers of lanes, and drops what lies below the checkpoint. */
    static List<LaneMarks> add(LaneMarks added, List<LaneMarks> known, long checkpoint) {
        List<LaneMarks> all = new ArrayList<>();
        LaneMarks merged = added;
        for (LaneMarks marks : known) {
            if (marks.through.size() == merged.through.size()) {
                merged = merged.and(marks);
            } else if (marks.reachesAbove(checkpoint)) {
                all.add(marks);
            }
        }
        if (merged.reachesAbove(checkpoint)) {
            all.add(merged);
        }
        return all;
    }
}
