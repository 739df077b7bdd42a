package dev.lodestone.store.error;

/**
 * The error types that the service names in the {@code __type} member of an error body.
 *
 * <p>Every one is answered with HTTP status 400, except for the server's own failures.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling with DynamoDB</a>
 */
public enum ErrorType {
    CONDITIONAL_CHECK_FAILED("ConditionalCheckFailedException"),
    DUPLICATE_ITEM("DuplicateItemException"),
    EXPIRED_ITERATOR("ExpiredIteratorException"),
    IDEMPOTENT_PARAMETER_MISMATCH("IdempotentParameterMismatchException"),
    INTERNAL_SERVER_ERROR("InternalServerError", 500, Namespace.SERVICE),
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED("ItemCollectionSizeLimitExceededException"),
    LIMIT_EXCEEDED("LimitExceededException"),
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException"),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded"),
    RESOURCE_IN_USE("ResourceInUseException"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException"),
    TRANSACTION_CANCELED("TransactionCanceledException"),
    TRANSACTION_CONFLICT("TransactionConflictException"),
    TRANSACTION_IN_PROGRESS("TransactionInProgressException"),
    TRIMMED_DATA_ACCESS("TrimmedDataAccessException"),

    ACCESS_DENIED("AccessDeniedException", 400, Namespace.CORAL_SERVICE),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400, Namespace.CORAL_SERVICE),
    INVALID_SIGNATURE("InvalidSignatureException", 400, Namespace.CORAL_SERVICE),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400, Namespace.CORAL_SERVICE),
    SERIALIZATION("SerializationException", 400, Namespace.CORAL_SERVICE),
    THROTTLING("ThrottlingException", 400, Namespace.CORAL_AVAILABILITY),
    UNKNOWN_OPERATION("UnknownOperationException", 400, Namespace.CORAL_SERVICE),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400, Namespace.CORAL_SERVICE),
    VALIDATION("ValidationException", 400, Namespace.CORAL_VALIDATE);

    private final String simpleName;
    private final int httpStatus;
    private final String qualifiedName;

    ErrorType(String simpleName) {
        this(simpleName, 400, Namespace.SERVICE);
    }

    ErrorType(String simpleName, int httpStatus, String namespace) {
        this.simpleName = simpleName;
        this.httpStatus = httpStatus;
        this.qualifiedName = namespace + '#' + simpleName;
    }

    /** The name by which clients know the error, such as {@code ValidationException}. */
    public String simpleName() {
        return simpleName;
    }

    /** The name as it stands on the wire, with its namespace. */
    public String qualifiedName() {
        return qualifiedName;
    }

    public int httpStatus() {
        return httpStatus;
    }

    private static final class Namespace {
        static final String SERVICE = "com.amazonaws.dynamodb.v20120810";
        static final String CORAL_AVAILABILITY = "com.amazon.coral.availability";
        static final String CORAL_SERVICE = "com.amazon.coral.service";
        static final String CORAL_VALIDATE = "com.amazon.coral.validate";

        private Namespace() {}
    }
}
