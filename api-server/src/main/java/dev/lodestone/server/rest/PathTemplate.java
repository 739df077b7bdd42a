package dev.lodestone.server.rest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A path of which some segments are names in braces, that stand for any text but the empty one. Immutable. */
final class PathTemplate {
    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    /**
     * Reads a template such as {@code /2015-03-31/functions/{name}/invocations}.
     *
     * @throws IllegalArgumentException if it does not begin with a slash, or a name stands in it twice
     */
    static PathTemplate of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash: " + text);
        }
        String trimmed = text.endsWith("/") ? text.substring(1, Math.max(1, text.length() - 1)) : text.substring(1);
        List<String> segments = trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
        Set<String> names = new HashSet<>();
        for (String segment : segments) {
            if (isName(segment) && !names.add(segment)) {
                throw new IllegalArgumentException("A name stands twice in " + text);
            }
        }
        return new PathTemplate(segments);
    }

    /** What the names stand for in a path, or null if it is not one of this template. */
    Map<String, String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String text = path.get(i);
            if (isName(segment) && !text.isEmpty()) {
                found.put(segment.substring(1, segment.length() - 1), text);
            } else if (!segment.equals(text)) {
                return null;
            }
        }
        return found;
    }

    /** Whether this is to be preferred to another one that matches as well: by the first segment that is a name in only one. */
    boolean isMoreSpecificThan(PathTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            boolean named = isName(segments.get(i));
            if (named != isName(other.segments.get(i))) {
                return !named;
            }
        }
        return false;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
