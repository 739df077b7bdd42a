package dev.lodestone.server.lambda.api;

import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.store.error.DynamoDbException;

/** Reads the parameters that say which part of a list is wanted. */
final class ListParameters {
    private ListParameters() {}

    /** How many are wanted at most, as it was sent; null if the request does not say. */
    static Integer maxItems(RestRequest request) {
        String text = request.query("MaxItems");
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw DynamoDbException.serialization("MaxItems must be a whole number, not '" + text + "'");
        }
    }

    /** Where the list goes on; null for its beginning. */
    static String marker(RestRequest request) {
        return emptyToNull(request.query("Marker"));
    }

    /** A parameter without a value counts as one that is not there. */
    static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
