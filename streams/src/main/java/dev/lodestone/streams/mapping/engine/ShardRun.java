package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.store.changelog.RecordPage;
import dev.lodestone.streams.mapping.batch.PendingRecord;
import dev.lodestone.streams.reading.StreamRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * A shard on its way through a mapping: what is read goes to the lanes, and what is done goes into the checkpoint. Used by
 * one thread at a time.
 */
final class ShardRun {
    private static final int PAGE_RECORDS = 1_000;
    private static final long PAGE_BYTES = 1 << 20;

    /** How much JSON may wait in all lanes together before no more is read. */
    private static final long MOST_WAITING_BYTES = 32 << 20;

    /** How many records are filtered out, and for how long, before that is worth a checkpoint. */
    private static final int UNSAVED_RECORDS = 1_000;

    private static final long UNSAVED_MILLIS = 1_000;

    private final ShardContext context;
    private final RecordFilter filter;
    private final Checkpoints checkpoints;
    private final ItemHash hashes;
    private final List<Lane> lanes = new ArrayList<>();
    private Checkpoint saved;
    private long readPosition;
    private int unsavedRecords;
    private long unsavedSinceMillis;
    private boolean endReached;
    private boolean dirty;

    /** The shard from a checkpoint on. */
    ShardRun(ShardContext context, RecordFilter filter, Checkpoints checkpoints, Checkpoint from) {
        this.context = context;
        this.filter = filter;
        this.checkpoints = checkpoints;
        this.hashes = new ItemHash(context.stream().keySchema());
        this.saved = from;
        this.readPosition = from.position();
        LaneRules rules = LaneRules.of(context.mapping().settings());
        for (int i = 0; i < LaneRules.lanes(context.mapping().settings()); i++) {
            lanes.add(new Lane(rules, context, () -> dirty = true, i == 0 ? from.window() : null));
        }
    }

    Shard shard() {
        return context.shard();
    }

    /** Reads no further, since the stream does not have the shard any more. */
    void endHere() {
        endReached = true;
    }

    void retryNow() {
        lanes.forEach(Lane::retryNow);
    }

    boolean isBusy() {
        return lanes.stream().anyMatch(Lane::isBusy);
    }

    /** Whether the shard is done for good, and a checkpoint says so. */
    boolean isFinished() {
        return saved.isEnd();
    }

    /**
     * Goes on as far as possible.
     *
     * @return when to go on even if nothing happens until then
     */
    long advance() {
        while (true) {
            save();
            if (isFinished()) {
                return ClockAlarm.NEVER;
            }
            boolean more = !endReached && wantsMore() && readPage();
            long due = advanceLanes(more);
            dirty |= isDone() || unsavedRecords >= UNSAVED_RECORDS || context.nowMillis() >= saveMillis();
            if (!more && !dirty) {
                return Math.min(due, saveMillis());
            }
        }
    }

    private long advanceLanes(boolean more) {
        ReadingProgress reading = more ? ReadingProgress.MORE : endReached ? ReadingProgress.END : ReadingProgress.TAIL;
        long now = context.nowMillis();
        long due = ClockAlarm.NEVER;
        for (Lane lane : lanes) {
            due = Math.min(due, lane.advance(now, reading));
        }
        return due;
    }

    /** When what was filtered out is to be in the checkpoint. */
    private long saveMillis() {
        return unsavedRecords == 0 ? ClockAlarm.NEVER : unsavedSinceMillis + UNSAVED_MILLIS;
    }

    private boolean isDone() {
        return endReached && lanes.stream().allMatch(Lane::isDone);
    }

    private boolean wantsMore() {
        boolean wanted = false;
        long waiting = 0;
        for (Lane lane : lanes) {
            wanted |= lane.wantsMore();
            waiting += lane.waitingBytes();
        }
        return wanted && waiting < MOST_WAITING_BYTES;
    }

    /** Whether there was anything more to read. */
    private boolean readPage() {
        RecordPage page = context.services()
                .streams()
                .read(context.stream(), context.shard(), readPosition, PAGE_RECORDS, PAGE_BYTES);
        List<StreamRecord> records = StreamRecord.of(context.stream(), page.records());
        long now = context.nowMillis();
        for (StreamRecord record : records) {
            take(record, now);
            readPosition = record.change().position();
        }
        readPosition = page.position();
        endReached = page.isEnd();
        return !records.isEmpty();
    }

    private void take(StreamRecord record, long nowMillis) {
        ChangeRecord change = record.change();
        int hash = lanes.size() == 1 && saved.lanes().isEmpty()
                ? 0
                : hashes.of(change.keys().toItem());
        if (saved.covers(change.position(), hash)) {
            return;
        }
        byte[] json = context.services().events().json(context.mapping().eventSourceArn(), record);
        if (filter.matches(json)) {
            lanes.get(Math.floorMod(hash, lanes.size()))
                    .add(new PendingRecord(change.position(), change.timeMillis(), nowMillis, json));
        } else {
            unsavedSinceMillis = unsavedRecords == 0 ? nowMillis : unsavedSinceMillis;
            unsavedRecords++;
        }
    }

    /** Stores what has been done since the last time, if that is anything. */
    private void save() {
        if (!dirty) {
            return;
        }
        Checkpoint now = checkpoint();
        checkpoints.save(now);
        saved = now;
        dirty = false;
        unsavedRecords = 0;
    }

    /** Stores all that is done, since this ends. */
    void saveAll() {
        dirty |= donePosition() > saved.position();
        save();
    }

    private long donePosition() {
        long position = readPosition;
        for (Lane lane : lanes) {
            position = Math.min(position, lane.doneThrough(readPosition));
        }
        return position;
    }

    private Checkpoint checkpoint() {
        long position = donePosition();
        List<Long> through =
                lanes.stream().map(lane -> lane.doneThrough(readPosition)).toList();
        return new Checkpoint(
                context.shard().id(),
                position,
                LaneMarks.add(new LaneMarks(through), saved.lanes(), position),
                lanes.get(0).window(),
                isDone());
    }
}
