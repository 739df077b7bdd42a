package dev.lodestone.server.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Answers the requests of one route; where and how, {@link RestService#handle} says. Thread-safe. */
@FunctionalInterface
public interface RestHandler {
    CompletionStage<RestResponse> handle(RestRequest request, Executor workers);

    /** Has the answer before anything else could be done meanwhile. */
    @FunctionalInterface
    interface Direct {
        RestResponse answer(RestRequest request);
    }

    /** Answers at once, on the thread that has read the request. */
    static RestHandler brief(Direct handler) {
        return (request, workers) -> CompletableFuture.completedFuture(handler.answer(request));
    }

    /** Answers on a worker, where it may wait for the disk. */
    static RestHandler blocking(Direct handler) {
        return (request, workers) -> CompletableFuture.supplyAsync(() -> handler.answer(request), workers);
    }
}
