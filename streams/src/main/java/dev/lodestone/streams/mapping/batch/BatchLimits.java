package dev.lodestone.streams.mapping.batch;

/**
 * When a batch is full.
 *
 * @param records how many it takes
 * @param bytes how long their JSON may be together, commas included; one record goes whatever its length
 * @param tumblingMillis the length of tumbling windows, of which a batch has records of one only; 0 for none
 */
public record BatchLimits(int records, long bytes, long tumblingMillis) {
    boolean inOneWindow(PendingRecord one, PendingRecord other) {
        return tumblingMillis == 0
                || TumblingWindow.at(one.timeMillis(), tumblingMillis).contains(other.timeMillis());
    }
}
