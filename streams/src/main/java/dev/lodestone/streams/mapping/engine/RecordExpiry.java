package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.batch.Batch;
import dev.lodestone.streams.mapping.batch.PendingRecord;

/**
 * Which records are too old for a function. Immutable.
 *
 * @param maximumAgeMillis the greatest age; negative for any
 * @param trimPoint the position up to which the stream has lost its records
 */
record RecordExpiry(long maximumAgeMillis, long trimPoint) {
    boolean isExpired(PendingRecord record, long nowMillis) {
        return record.position() <= trimPoint
                || (maximumAgeMillis >= 0 && nowMillis - record.timeMillis() > maximumAgeMillis);
    }

    /** How many of the first records of a batch are alike in that they are too old, or are not. */
    int alike(Batch batch, long nowMillis) {
        boolean first = isExpired(batch.first(), nowMillis);
        int count = 1;
        while (count < batch.size() && isExpired(batch.records().get(count), nowMillis) == first) {
            count++;
        }
        return count;
    }

    /** When a record is too old by its age. */
    long expiryMillis(PendingRecord record) {
        return maximumAgeMillis < 0 ? ClockAlarm.NEVER : record.timeMillis() + maximumAgeMillis + 1;
    }
}
