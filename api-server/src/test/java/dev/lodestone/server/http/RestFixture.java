package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestHandler;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A REST service whose routes show what HTTP does with them. */
final class RestFixture {
    static final int LIMIT = 200_000;

    /** The answers that clients of {@code /rest/later} wait for, in the order of their requests. */
    final BlockingQueue<CompletableFuture<RestResponse>> waiting = new LinkedBlockingQueue<>();

    final Routes routes = Routes.below(List.of("/rest"), LIMIT, RestFixture::error)
            .with("GET", "/rest/items/{id}", RestHandler.brief(RestFixture::describe))
            .with("DELETE", "/rest/items/{id}", RestHandler.brief(request -> RestResponse.empty(204)))
            .with("GET", "/rest/items/first", RestHandler.brief(request -> text("the first")))
            .with("POST", "/rest/echo", RestHandler.brief(RestFixture::echo))
            .with("POST", "/rest/worker", RestHandler.blocking(request -> text(threadName())))
            .with("POST", "/rest/loop", RestHandler.brief(request -> text(threadName())))
            .with("GET", "/rest/later", (request, workers) -> later())
            .with("GET", "/rest/refused", RestHandler.blocking(RestFixture::refused))
            .with("GET", "/rest/broken", RestHandler.brief(RestFixture::broken))
            .with("GET", "/rest/broken/later", RestHandler.blocking(RestFixture::broken));

    private static RestResponse error(RestError error) {
        return RestResponse.json(error.status(), "{\"code\":\"" + error.code() + "\"}");
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    static RestResponse text(String text) {
        return RestResponse.json(200, text);
    }

    private static RestResponse describe(RestRequest request) {
        return text(request.parameter("id") + " " + request.query() + " " + request.query("a") + " "
                        + request.header("X-FIRST"))
                .withHeader("X-Item", request.parameter("id"));
    }

    private static RestResponse echo(RestRequest request) {
        return new RestResponse(200, Map.of(), request.header("content-type"), request.body());
    }

    private static RestResponse refused(RestRequest request) {
        throw new RestException(new RestError(409, "Conflict", request.path()));
    }

    private static RestResponse broken(RestRequest request) {
        throw new IllegalStateException("broken on purpose: " + request.path());
    }

    private CompletableFuture<RestResponse> later() {
        CompletableFuture<RestResponse> answer = new CompletableFuture<>();
        waiting.add(answer);
        return answer;
    }
}
