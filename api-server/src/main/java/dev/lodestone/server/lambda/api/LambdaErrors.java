package dev.lodestone.server.lambda.api;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import java.util.Set;

/**
 * Words errors as the API of Lambda does: the type in the header {@code x-amzn-ErrorType}, and in the body a message and
 * whose fault it is.
 */
final class LambdaErrors {
    private static final int SERVER_FAULT = 500;

    /** The types whose message has a capital in the API's model. */
    private static final Set<String> CAPITAL_MESSAGE = Set.of(
            LambdaErrorType.RESOURCE_IN_USE.typeName(),
            LambdaErrorType.RESOURCE_NOT_FOUND.typeName(),
            LambdaErrorType.SERVICE.typeName());

    /** The types that do not say whose fault it is. */
    private static final Set<String> WITHOUT_FAULT = Set.of(
            LambdaErrorType.VALIDATION.typeName(),
            LambdaErrorType.SERIALIZATION.typeName(),
            LambdaErrorType.UNKNOWN_OPERATION.typeName());

    private LambdaErrors() {}

    static RestException refusal(LambdaException e) {
        return refusal(e.type(), e.getMessage());
    }

    /** The refusal of a body that cannot be read, or that is not what is declared. */
    static RestException refusal(DynamoDbException e) {
        if (e.type() == ErrorType.SERIALIZATION) {
            String message = e.getMessage() == null ? "The request body is not a JSON object" : e.getMessage();
            return refusal(LambdaErrorType.SERIALIZATION, message);
        }
        if (e.type() == ErrorType.VALIDATION) {
            return refusal(LambdaErrorType.VALIDATION, e.getMessage());
        }
        throw e;
    }

    private static RestException refusal(LambdaErrorType type, String message) {
        return new RestException(new RestError(type.httpStatus(), type.typeName(), message));
    }

    static RestResponse response(RestError error) {
        RestError told = inTermsOfLambda(error);
        String type = told.code();
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            if (type.equals(LambdaErrorType.TOO_MANY_REQUESTS.typeName())) {
                out.string("Reason", "ConcurrentInvocationLimitExceeded");
            }
            if (!WITHOUT_FAULT.contains(type)) {
                out.string("Type", told.status() >= SERVER_FAULT ? "Service" : "User");
            }
            out.string(CAPITAL_MESSAGE.contains(type) ? "Message" : "message", told.message());
            out.endObject();
            return LambdaAnswer.of(told.status(), out).withHeader("x-amzn-ErrorType", type);
        }
    }

    /** The server's own errors as types that clients of Lambda know. */
    private static RestError inTermsOfLambda(RestError error) {
        return switch (error.code()) {
            case "NotFound", "MethodNotAllowed" -> as(LambdaErrorType.UNKNOWN_OPERATION, error.message());
            case "BodyTooLarge" -> as(LambdaErrorType.REQUEST_ENTITY_TOO_LARGE, error.message());
            case "BadRequest" -> as(LambdaErrorType.SERIALIZATION, error.message());
            case "InternalError" -> as(LambdaErrorType.SERVICE, error.message());
            default -> error;
        };
    }

    private static RestError as(LambdaErrorType type, String message) {
        return new RestError(type.httpStatus(), type.typeName(), message);
    }
}
