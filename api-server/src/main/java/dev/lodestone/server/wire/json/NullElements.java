package dev.lodestone.server.wire.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;

/**
 * The elements of lists and maps in a request that were null and must not be. They are kept in mind while the request is
 * read, and refused together once all of it is. Used by one thread.
 */
final class NullElements {
    /** Null as long as there are none. */
    private Constraints violated;

    /** The element just read of this list or map was null. */
    void add(JsonStreamContext container) {
        if (violated == null) {
            violated = new Constraints();
        }
        violated.required(path(container), null);
    }

    /**
     * Ends the request.
     *
     * @throws DynamoDbException ValidationException that names the elements, if there were any
     */
    void refuse() {
        if (violated != null) {
            violated.check();
        }
    }

    /** Where an element of this list or map is, as the service writes it. */
    private static String path(JsonStreamContext container) {
        StringBuilder path = new StringBuilder("member");
        for (JsonStreamContext at = container; !at.inRoot(); at = at.getParent()) {
            path.insert(0, '.').insert(0, segment(at, at == container));
        }
        return path.toString();
    }

    private static String segment(JsonStreamContext at, boolean isMap) {
        if (at.inArray()) {
            return String.valueOf(at.getCurrentIndex() + 1);
        }
        return isMap ? at.getCurrentName() : lowerFirst(at.getCurrentName());
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
