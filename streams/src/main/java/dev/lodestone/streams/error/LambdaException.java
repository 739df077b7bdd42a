package dev.lodestone.streams.error;

/** A request of the Lambda API that is refused, as the service would refuse it. */
public final class LambdaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final LambdaErrorType type;

    public LambdaException(LambdaErrorType type, String message) {
        super(message);
        this.type = type;
    }

    public static LambdaException invalidParameter(String message) {
        return new LambdaException(LambdaErrorType.INVALID_PARAMETER_VALUE, message);
    }

    public static LambdaException conflict(String message) {
        return new LambdaException(LambdaErrorType.RESOURCE_CONFLICT, message);
    }

    public static LambdaException notFound(String message) {
        return new LambdaException(LambdaErrorType.RESOURCE_NOT_FOUND, message);
    }

    public LambdaErrorType type() {
        return type;
    }
}
