package dev.lodestone.streams.mapping.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Records that wait for their turn, of which those in front make the next batch. Used by one thread at a time. */
public final class BatchQueue {
    private final BatchLimits limits;
    private final ArrayDeque<PendingRecord> behind = new ArrayDeque<>();
    private List<PendingRecord> front = new ArrayList<>();
    private long frontBytes;
    private long behindBytes;
    private boolean full;

    public BatchQueue(BatchLimits limits) {
        this.limits = limits;
    }

    public void add(PendingRecord record) {
        if (full || !fits(record)) {
            full = true;
            behind.add(record);
            behindBytes += length(record);
        } else {
            front.add(record);
            frontBytes += length(record);
            full = front.size() == limits.records();
        }
    }

    private boolean fits(PendingRecord record) {
        return front.isEmpty()
                || (front.size() < limits.records()
                        && frontBytes + length(record) <= limits.bytes()
                        && limits.inOneWindow(front.get(0), record));
    }

    /** What a record takes of an event: itself, and a comma. */
    private static long length(PendingRecord record) {
        return record.json().length + 1L;
    }

    /** How long all records are together. */
    public long bytes() {
        return frontBytes + behindBytes;
    }

    public boolean isEmpty() {
        return front.isEmpty();
    }

    /** Whether nothing can be added to the next batch any more. */
    public boolean isFull() {
        return full;
    }

    /** The record that has waited longest, or null. */
    public PendingRecord first() {
        return front.isEmpty() ? null : front.get(0);
    }

    /** Takes the next batch off; there must be a record. */
    public Batch take() {
        Batch batch = Batch.of(front);
        front = new ArrayList<>();
        frontBytes = 0;
        full = false;
        while (!full && !behind.isEmpty()) {
            PendingRecord next = behind.peek();
            if (fits(next)) {
                behindBytes -= length(next);
                add(behind.poll());
            } else {
                full = true;
            }
        }
        return batch;
    }
}
