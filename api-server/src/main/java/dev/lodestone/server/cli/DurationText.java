package dev.lodestone.server.cli;

import java.time.Duration;

/** Reads durations as people write them: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 4h}, or {@code 0}. */
final class DurationText {
    /** More digits than anyone means. */
    private static final int LONGEST = 9;

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if the text is no such duration
     */
    static Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Duration unit = unit(text.substring(digits));
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (unit == null || digits == 0 || digits > LONGEST) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 250ms, 5s or 2m");
        }
        return unit.multipliedBy(Long.parseLong(text, 0, digits, 10));
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> null;
        };
    }
}
