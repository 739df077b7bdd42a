package dev.lodestone.server.wire.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;

/**
 * The elements of lists and maps in a request that were null and must not be. They are kept in mind while the request is
 * read, and refused together once all of it is. Used by one thread.
 */
final class NullElements {
    /** What marks an object in the request that is a map and no structure. */
    static final Object MAP = "map";

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

    /** Where the current element of this list or map is, as the service writes it. */
    private static String path(JsonStreamContext container) {
        StringBuilder path = new StringBuilder(segment(container));
        for (JsonStreamContext at = container.getParent(); !at.inRoot(); at = at.getParent()) {
            path.insert(0, '.').insert(0, segment(at));
        }
        return path.toString();
    }

    private static String segment(JsonStreamContext at) {
        if (at.inArray()) {
            return (at.getCurrentIndex() + 1) + ".member";
        }
        return at.getCurrentValue() == MAP ? at.getCurrentName() + ".member" : lowerFirst(at.getCurrentName());
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
