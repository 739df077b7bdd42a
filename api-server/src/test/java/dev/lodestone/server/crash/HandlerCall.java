package dev.lodestone.server.crash;

import java.util.List;

/** A call of the function that writes a journal. Guarded by its journal. */
final class HandlerCall {
    private static final int NEVER = Integer.MAX_VALUE;

    private final int epoch;
    private final long process;
    private final int beginEntry;
    private final List<Delivery> records;
    private int endEntry = NEVER;
    private int doneCount;

    /**
     * A record as the function got it.
     *
     * @param item the table and the key
     * @param version of the item, which grows with each write
     */
    record Delivery(String sequenceNumber, String item, long version) {
        static Delivery parse(String text) {
            String[] parts = text.split("/", -1);
            return new Delivery(parts[0], item(parts[1], parts[2]), Long.parseLong(parts[3]));
        }

        static String item(String table, String id) {
            return table + "/" + id;
        }
    }

    /**
     * A call that has begun.
     *
     * @param epoch how often the server had been killed before
     * @param process which runs it
     * @param beginEntry the number of its entry in the journal
     */
    HandlerCall(int epoch, long process, int beginEntry, List<Delivery> records) {
        this.epoch = epoch;
        this.process = process;
        this.beginEntry = beginEntry;
        this.records = records;
    }

    /** The handler is about to answer that it has done so many records, the first ones. */
    void end(int entry, int count) {
        endEntry = entry;
        doneCount = count;
    }

    int epoch() {
        return epoch;
    }

    long process() {
        return process;
    }

    List<Delivery> records() {
        return records;
    }

    /** The records that the handler has done. */
    List<Delivery> done() {
        return records.subList(0, doneCount);
    }

    boolean hasEnded() {
        return endEntry != NEVER;
    }

    boolean endedBefore(HandlerCall later) {
        return endEntry < later.beginEntry;
    }

    @Override
    public String toString() {
        return "call at entry " + beginEntry + " in epoch " + epoch + " by " + process + ", done " + doneCount + " of "
                + records;
    }
}
