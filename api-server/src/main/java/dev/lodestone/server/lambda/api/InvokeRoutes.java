package dev.lodestone.server.lambda.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Calls functions. No thread waits for their results. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class InvokeRoutes {
    /** The largest event of a call whose result is waited for. */
    static final int MAX_PAYLOAD = 6_291_456;

    /** The largest event of a call whose result nobody waits for. */
    static final int MAX_EVENT = 1_048_576;

    private static final String EVENT = "Event";
    private static final String REQUEST_RESPONSE = "RequestResponse";

    private final LocalLambda lambda;

    InvokeRoutes(LocalLambda lambda) {
        this.lambda = lambda;
    }

    Routes addTo(Routes routes) {
        return routes.with("POST", FunctionPath.ONE + "/invocations", this::invoke);
    }

    private CompletionStage<RestResponse> invoke(RestRequest request, Executor workers) {
        String type = header("X-Amz-Invocation-Type", REQUEST_RESPONSE, request);
        String logType = header("X-Amz-Log-Type", "None", request);
        new Constraints()
                .oneOf("invocationType", type, AllowedValues.INVOCATION_TYPE)
                .oneOf("logType", logType, AllowedValues.LOG_TYPE)
                .check();
        FunctionArn arn = FunctionPath.arn(lambda.functions(), request);
        checkSize(request.body().length, type);
        InvocationTarget target = lambda.target(arn);
        byte[] payload = EventPayload.of(request.body());
        String clientContext = EventPayload.clientContext(request.header("X-Amz-Client-Context"));
        return switch (type) {
            case REQUEST_RESPONSE -> call(target, payload, clientContext, logType.equals("Tail"));
            case EVENT -> {
                lambda.asynchronousCalls().accept(arn.toString(), payload, clientContext);
                yield CompletableFuture.completedFuture(RestResponse.empty(202));
            }
            default -> CompletableFuture.completedFuture(RestResponse.empty(204));
        };
    }

    private static String header(String name, String otherwise, RestRequest request) {
        String value = request.header(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static void checkSize(int size, String type) {
        if (size > MAX_PAYLOAD) {
            throw tooLarge("Request must be smaller than " + MAX_PAYLOAD + " bytes for the InvokeFunction operation");
        }
        if (type.equals(EVENT) && size > MAX_EVENT) {
            throw tooLarge(
                    size + " byte payload is too large for the Event invocation type (limit " + MAX_EVENT + " bytes)");
        }
    }

    private static LambdaException tooLarge(String message) {
        return new LambdaException(LambdaErrorType.REQUEST_ENTITY_TOO_LARGE, message);
    }

    private static CompletionStage<RestResponse> call(
            InvocationTarget target, byte[] payload, String clientContext, boolean wantsLog) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), payload, clientContext, wantsLog);
        return target.invoke(invocation).handle((result, failure) -> {
            if (failure != null) {
                throw refusal(failure);
            }
            return response(result, wantsLog);
        });
    }

    private static RestResponse response(InvocationResult result, boolean wantsLog) {
        RestResponse response = new RestResponse(200, Map.of(), RestResponse.JSON, result.payload())
                .withHeader("X-Amz-Executed-Version", result.executedVersion());
        if (result.isError()) {
            response = response.withHeader("X-Amz-Function-Error", result.functionError());
        }
        return wantsLog && result.logTail() != null
                ? response.withHeader(
                        "X-Amz-Log-Result", new String(Base64.getEncoder().encode(result.logTail()), US_ASCII))
                : response;
    }

    /** What the caller is told where there is no result. */
    private static RestException refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LambdaErrorType type = LambdaErrorType.SERVICE;
        if (cause instanceof InvocationException why) {
            type = switch (why.reason()) {
                case THROTTLED -> LambdaErrorType.TOO_MANY_REQUESTS;
                case NOT_FOUND -> LambdaErrorType.RESOURCE_NOT_FOUND;
                case UNAVAILABLE -> LambdaErrorType.SERVICE;
            };
        }
        return LambdaErrors.refusal(new LambdaException(type, String.valueOf(cause.getMessage())));
    }
}
