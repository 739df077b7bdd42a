package dev.lodestone.store.error;

import java.util.List;

/**
 * A refusal or failure in the service's own terms: an {@link ErrorType} and the message that goes with it.
 *
 * <p>It carries no stack trace where the client is to blame, because such errors are answers, and frequent ones. Errors
 * with further members (an item, cancellation reasons) are subclasses, next to what raises them.
 */
public class DynamoDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NOT_FOUND = "Requested resource not found";

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

    /** The refusal that begins as most refusals of parameters do. */
    public static DynamoDbException invalidParameters(String reason) {
        return validation("One or more parameter values were invalid: " + reason);
    }

    /** The refusal of members that violate what is declared of them. */
    public static DynamoDbException violations(List<String> violations) {
        int count = violations.size();
        return validation(
                count + " validation error" + (count == 1 ? "" : "s") + " detected: " + String.join("; ", violations));
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

    /** The refusal of what does not exist, where the service does not say what it is. */
    public static DynamoDbException resourceNotFound() {
        return new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, NOT_FOUND);
    }

    /** The refusal of what does not exist, with what it is. */
    public static DynamoDbException resourceNotFound(String what) {
        return new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, NOT_FOUND + ": " + what);
    }

    public static DynamoDbException limitExceeded(String message) {
        return new DynamoDbException(ErrorType.LIMIT_EXCEEDED, message);
    }

    /** The refusal of what the throughput of a table no longer suffices for. */
    public static DynamoDbException throughputExceeded() {
        return new DynamoDbException(
                ErrorType.PROVISIONED_THROUGHPUT_EXCEEDED,
                "The level of configured provisioned throughput for the table was exceeded. Consider increasing your"
                        + " provisioning level with the UpdateTable API.");
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
