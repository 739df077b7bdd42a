package dev.lodestone.store.value;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;

/**
 * A value as a request supplied it: the value, or the fault that was found while it was read. A request is read in one
 * pass, but the service reports a malformed value only after what it checks first; so the fault waits here until the
 * operation asks for the value.
 */
public final class Supplied<T> {
    private final T value;
    private final DynamoDbException fault;

    private Supplied(T value, DynamoDbException fault) {
        this.value = value;
        this.fault = fault;
    }

    public static <T> Supplied<T> of(T value) {
        return new Supplied<>(value, null);
    }

    public static <T> Supplied<T> faulty(DynamoDbException fault) {
        return new Supplied<>(null, fault);
    }

    /** The fault of a structure of which exactly one member may be given, when there are several. */
    public static DynamoDbException severalTypes() {
        return validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                + " supported datatypes");
    }

    /**
     * The value.
     *
     * @throws DynamoDbException the fault, if there is one
     */
    public T orThrow() {
        if (fault != null) {
            throw fault;
        }
        return value;
    }

    /** The value, or null if it is faulty. */
    public T orNull() {
        return value;
    }
}
