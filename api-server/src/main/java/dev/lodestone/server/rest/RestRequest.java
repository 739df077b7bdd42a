package dev.lodestone.server.rest;

import java.util.List;
import java.util.Map;

/**
 * A request that has arrived completely. Immutable, as long as nobody writes into the body.
 *
 * @param method the method in capitals, such as {@code GET}
 * @param path the path as it was sent, escapes and all, without the query
 * @param segments what stands between the slashes of the path, decoded; a slash at the end adds none
 * @param query the values of each query parameter, decoded, in their order
 * @param headers the values of each header, in their order; the map does not tell capitals from small letters
 * @param body the body, decompressed
 * @param parameters what stands in the path where its template has names; empty before {@link Routes} has seen it
 */
public record RestRequest(
        String method,
        String path,
        List<String> segments,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        Map<String, String> parameters) {

    /** The first value of a header, or null; capitals and small letters are the same. */
    public String header(String name) {
        return first(headers.get(name));
    }

    /** The first value of a query parameter, or null; empty for one without a value. */
    public String query(String name) {
        return first(query.get(name));
    }

    /**
     * What stands in the path in place of a name of the template.
     *
     * @throws IllegalArgumentException if the template has no such name
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The path has no parameter " + name);
        }
        return value;
    }

    RestRequest withParameters(Map<String, String> found) {
        return new RestRequest(method, path, segments, query, headers, body, found);
    }

    private static String first(List<String> values) {
        return values == null ? null : values.get(0);
    }
}
