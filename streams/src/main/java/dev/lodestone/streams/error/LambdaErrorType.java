package dev.lodestone.streams.error;

/**
 * The error types of the Lambda API, with the HTTP status that goes with each.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html">Errors of Lambda</a>
 */
public enum LambdaErrorType {
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400),
    INVALID_REQUEST_CONTENT("InvalidRequestContentException", 400),
    PRECONDITION_FAILED("PreconditionFailedException", 412),
    REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413),
    RESOURCE_CONFLICT("ResourceConflictException", 409),
    RESOURCE_IN_USE("ResourceInUseException", 400),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 404),
    SERIALIZATION("SerializationException", 400),
    SERVICE("ServiceException", 500),
    TOO_MANY_REQUESTS("TooManyRequestsException", 429),
    UNKNOWN_OPERATION("UnknownOperationException", 404),
    VALIDATION("ValidationException", 400);

    private final String typeName;
    private final int httpStatus;

    LambdaErrorType(String typeName, int httpStatus) {
        this.typeName = typeName;
        this.httpStatus = httpStatus;
    }

    /** The name by which clients know the error. */
    public String typeName() {
        return typeName;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
