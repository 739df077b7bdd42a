package dev.lodestone.server.admin;

import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.rest.Routes;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.DataStore;
import java.util.List;

/** The admin API of a store, described for users in {@code docs/admin-api.md}. Each of its subjects has a class of routes. */
public final class AdminApi {
    /** The path that all of it lies below. */
    static final String ROOT = "/_lodestone";

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private AdminApi() {}

    /**
     * The service for a store with functions, whose scopes are found as for DynamoDB's requests.
     *
     * @param lambda whose mappings are told of, if they have begun
     */
    public static RestService of(DataStore store, ScopeResolver scopes, LambdaOnDemand lambda) {
        return new MappingStatusRoutes(lambda, scopes).addTo(routes(store, scopes));
    }

    /** The service for a store whose scopes are found as for DynamoDB's requests. */
    public static RestService of(DataStore store, ScopeResolver scopes) {
        return routes(store, scopes);
    }

    private static Routes routes(DataStore store, ScopeResolver scopes) {
        Routes routes = Routes.below(List.of(ROOT), MAX_BODY_BYTES, AdminApi::response);
        routes = new ClockRoutes(store.clock()).addTo(routes);
        routes = new FaultRoutes(store.faults()).addTo(routes);
        routes = new StalenessRoutes(store.staleness()).addTo(routes);
        routes = new CheckpointRoutes(store.checkpoints()).addTo(routes);
        return new StreamRoutes(store, scopes).addTo(routes);
    }

    private static RestResponse response(RestError error) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.startObject();
            out.string("error", error.code());
            out.string("message", error.message());
            out.endObject();
            return AdminAnswer.of(error.status(), out);
        }
    }
}
