package dev.lodestone.server.http;

import java.util.List;
import java.util.Set;

/**
 * Which web pages a browser lets read the answers: those of any origin, or of the listed ones.
 *
 * @param origins the allowed origins, such as {@code https://example.com}; {@code *} stands for all
 */
public record CorsPolicy(Set<String> origins) {
    /** Allows every origin, as the service does. */
    public static final CorsPolicy ANY_ORIGIN = new CorsPolicy(Set.of("*"));

    public CorsPolicy {
        origins = Set.copyOf(origins);
    }

    /** The policy that allows the given origins; an empty list allows all. */
    public static CorsPolicy of(List<String> origins) {
        return origins.isEmpty() ? ANY_ORIGIN : new CorsPolicy(Set.copyOf(origins));
    }

    /** What the answer says to a page of this origin: {@code *}, the origin itself, or null where it is not allowed. */
    String allowedOrigin(String origin) {
        if (origins.contains("*")) {
            return "*";
        }
        return origins.contains(origin) ? origin : null;
    }
}
