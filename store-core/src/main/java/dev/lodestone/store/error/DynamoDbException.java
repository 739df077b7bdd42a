package dev.lodestone.store.error;

/**
 * A refusal or failure in the service's own terms: an {@link ErrorType} and the message that goes with it.
 *
 * <p>It carries no stack trace where the client is to blame, because such errors are answers, and frequent ones. Errors
 * with further members (an item, cancellation reasons) are subclasses, next to what raises them.
 */
public class DynamoDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;

    public DynamoDbException(ErrorType type, String message) {
        this(type, message, null);
    }

    private DynamoDbException(ErrorType type, String message, Throwable cause) {
        super(message, cause, false, type.httpStatus() >= 500);
        this.type = type;
    }

    public ErrorType type() {
        return type;
    }

    public static DynamoDbException accessDenied(String message) {
        return new DynamoDbException(ErrorType.ACCESS_DENIED, message);
    }

    public static DynamoDbException validation(String message) {
        return new DynamoDbException(ErrorType.VALIDATION, message);
    }

    public static DynamoDbException serialization(String message) {
        return new DynamoDbException(ErrorType.SERIALIZATION, message);
    }

    public static DynamoDbException unknownOperation() {
        return new DynamoDbException(ErrorType.UNKNOWN_OPERATION, null);
    }

    public static DynamoDbException resourceInUse(String message) {
        return new DynamoDbException(ErrorType.RESOURCE_IN_USE, message);
    }

    public static DynamoDbException resourceNotFound(String message) {
        return new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, message);
    }

    public static DynamoDbException limitExceeded(String message) {
        return new DynamoDbException(ErrorType.LIMIT_EXCEEDED, message);
    }

    /** The refusal of an item whose key another item has already. */
    public static DynamoDbException duplicateItem() {
        return new DynamoDbException(ErrorType.DUPLICATE_ITEM, "Duplicate primary key exists in table");
    }

    /** A failure of the store itself; the cause is for the log and never reaches the wire. */
    public static DynamoDbException internal(Throwable cause) {
        return new DynamoDbException(
                ErrorType.INTERNAL_SERVER_ERROR,
                "The request processing has failed because of an unknown error.",
                cause);
    }
}
