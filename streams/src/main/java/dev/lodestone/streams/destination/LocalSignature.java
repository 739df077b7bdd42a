package dev.lodestone.streams.destination;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Signatures by their form alone: servers that stand in for a service read from them whom and what a request is for, and
 * believe it.
 */
final class LocalSignature {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final int SIGNATURE_LENGTH = 64;
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String ACCESS_KEY = "lodestone";

    private LocalSignature() {}

    /** The header {@code X-Amz-Date}. */
    static String date(long timeMillis) {
        return TIME.format(Instant.ofEpochMilli(timeMillis));
    }

    /** The header {@code Authorization}. */
    static String authorization(String service, String region, long timeMillis) {
        String date = date(timeMillis).substring(0, DATE_LENGTH);
        return String.join(
                " ",
                ALGORITHM,
                "Credential=" + String.join("/", ACCESS_KEY, date, region, service, "aws4_request,"),
                "SignedHeaders=host;x-amz-date,",
                "Signature=" + "0".repeat(SIGNATURE_LENGTH));
    }
}
