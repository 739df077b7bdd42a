package dev.lodestone.store.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The labels of streams: the moment at which the stream was enabled, such as {@code 2024-02-29T23:59:59.123}. */
final class StreamLabels {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private StreamLabels() {}

    static String at(long epochMillis) {
        return FORMAT.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The moment that a label tells. */
    static long epochMillis(String label) {
        return LocalDateTime.parse(label, FORMAT).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
