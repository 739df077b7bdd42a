package dev.lodestone.store.staleness;

/**
 * How far the reads of a table are behind.
 *
 * @param reads eventually consistent reads of the table and its local indexes; null if that is as with other tables
 * @param indexReads reads of its global indexes; null if that is as with other tables
 */
public record TableLags(Lag reads, Lag indexReads) {
    static final TableLags NONE = new TableLags(Lag.NONE, Lag.NONE);

    boolean isNone() {
        return (reads == null || reads.isNone()) && (indexReads == null || indexReads.isNone());
    }

    TableLags withReads(Lag lag) {
        return new TableLags(lag, indexReads);
    }

    TableLags withIndexReads(Lag lag) {
        return new TableLags(reads, lag);
    }

    /** The same with those of other tables for what is not given. */
    TableLags orElse(TableLags others) {
        return new TableLags(reads == null ? others.reads : reads, indexReads == null ? others.indexReads : indexReads);
    }

    long longestMillis() {
        return Math.max(reads.millis(), indexReads.millis());
    }

    int mostWrites() {
        return Math.max(reads.writes(), indexReads.writes());
    }
}
