package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.streams.function.runtime.RuntimeApi;
import dev.lodestone.streams.function.runtime.RuntimeApiException;
import dev.lodestone.streams.function.runtime.RuntimeInvocation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The Runtime API of one process over HTTP.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApiService {
    private static final String PREFIX = "/2018-06-01/runtime";
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(UTF_8);

    /** Room for results that are too large, which the Runtime API refuses itself. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final RuntimeApi api;

    private RuntimeApiService(RuntimeApi api) {
        this.api = api;
    }

    static RestService of(RuntimeApi api) {
        RuntimeApiService service = new RuntimeApiService(api);
        return Routes.below(List.of(PREFIX), MAX_BODY, RuntimeApiService::worded)
                .with("GET", PREFIX + "/invocation/next", service::next)
                .with("POST", PREFIX + "/invocation/{id}/response", accepted(service::respond))
                .with("POST", PREFIX + "/invocation/{id}/error", accepted(service::fail))
                .with("POST", PREFIX + "/init/error", accepted(request -> api.initError(request.body())));
    }

    /** Something that a process tells. */
    @FunctionalInterface
    private interface Told {
        void by(RestRequest request) throws RuntimeApiException;
    }

    private static RestHandler accepted(Told told) {
        return RestHandler.brief(request -> {
            try {
                told.by(request);
            } catch (RuntimeApiException e) {
                throw refused(e);
            }
            return RestResponse.json(202, ACCEPTED);
        });
    }

    private void respond(RestRequest request) throws RuntimeApiException {
        api.respond(request.parameter("id"), request.body());
    }

    private void fail(RestRequest request) throws RuntimeApiException {
        api.fail(request.parameter("id"), request.body());
    }

    private CompletionStage<RestResponse> next(RestRequest request, Executor workers) {
        CompletableFuture<RuntimeInvocation> invocation;
        try {
            invocation = api.next();
        } catch (RuntimeApiException e) {
            throw refused(e);
        }
        CompletableFuture<RestResponse> response = invocation.thenApply(RuntimeApiService::response);
        var unused = response.whenComplete((sent, failure) -> {
            if (response.isCancelled()) {
                invocation.cancel(false);
            }
        });
        return response;
    }

    private static RestResponse response(RuntimeInvocation invocation) {
        RestResponse response = RestResponse.json(200, invocation.payload())
                .withHeader("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
                .withHeader("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()))
                .withHeader("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn())
                .withHeader("Lambda-Runtime-Trace-Id", invocation.traceId());
        return invocation.clientContext() == null
                ? response
                : response.withHeader("Lambda-Runtime-Client-Context", invocation.clientContext());
    }

    private static RestException refused(RuntimeApiException refusal) {
        return new RestException(new RestError(refusal.status(), refusal.type(), refusal.getMessage()));
    }

    private static RestResponse worded(RestError error) {
        JsonStringEncoder json = JsonStringEncoder.getInstance();
        return RestResponse.json(
                error.status(),
                "{\"errorMessage\":\"" + new String(json.quoteAsString(error.message())) + "\",\"errorType\":\""
                        + new String(json.quoteAsString(error.code())) + "\"}");
    }
}
