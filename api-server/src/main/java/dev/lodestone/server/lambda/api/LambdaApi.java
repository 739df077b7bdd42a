package dev.lodestone.server.lambda.api;

import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.streams.error.LambdaException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The API of Lambda over HTTP, described for users in {@code docs/lambda-triggers.md}. Functions and mappings begin with the
 * first request. All of it happens on workers. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html">Operations of Lambda</a>
 */
public final class LambdaApi implements RestService {
    /** The dates that the paths of Lambda's operations begin with, those that are not there as well. */
    private static final List<String> PREFIXES = List.of(
            "/2014-11-13",
            "/2015-03-31",
            "/2016-08-19",
            "/2017-03-31",
            "/2017-10-31",
            "/2018-10-31",
            "/2019-09-25",
            "/2019-09-30",
            "/2020-04-22",
            "/2020-06-30",
            "/2021-07-20",
            "/2021-10-31",
            "/2021-11-15",
            "/2024-08-31",
            "/2025-11-30",
            "/2025-12-01");

    /** What the service takes with CreateFunction: 50 MB of code in base64, and something around it. */
    private static final int MAX_BODY_BYTES = 70_167_211;

    private final LambdaOnDemand lambda;
    private final ScopeResolver scopes;
    private volatile Routes routes;

    /**
     * The API of a store.
     *
     * @param scopes tell whose mappings a request is about
     */
    public LambdaApi(LambdaOnDemand lambda, ScopeResolver scopes) {
        this.lambda = lambda;
        this.scopes = scopes;
    }

    @Override
    public List<String> prefixes() {
        return PREFIXES;
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public CompletionStage<RestResponse> handle(RestRequest request, Executor workers) {
        WebPages.refuse(request);
        return CompletableFuture.supplyAsync(() -> answer(request, workers), workers)
                .thenCompose(answer -> answer);
    }

    private CompletionStage<RestResponse> answer(RestRequest request, Executor workers) {
        try {
            return routes().handle(request, workers);
        } catch (LambdaException e) {
            throw LambdaErrors.refusal(e);
        } catch (DynamoDbException e) {
            throw LambdaErrors.refusal(e);
        }
    }

    private Routes routes() {
        Routes known = routes;
        if (known == null) {
            LocalLambda local = lambda.get();
            known = Routes.below(PREFIXES, MAX_BODY_BYTES, LambdaErrors::response);
            known = new MappingRoutes(local, scopes).addTo(known);
            known = new FunctionRoutes(local).addTo(known);
            known = new InvokeRoutes(local).addTo(known);
            known = new TagRoutes(local, scopes).addTo(known);
            routes = known;
        }
        return known;
    }

    @Override
    public RestResponse refuse(RestError error) {
        return LambdaErrors.response(error);
    }
}
