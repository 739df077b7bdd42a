package dev.lodestone.server.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A service made of routes, each with a method, a template of its path and a handler. Where several templates match a path,
 * the one counts whose literal segments come first. {@code HEAD} is what {@code GET} is. Immutable, and thread-safe if its
 * handlers are.
 */
public final class Routes implements RestService {
    private final List<String> prefixes;
    private final int maxBodyBytes;
    private final ErrorFormat errors;
    private final List<Route> routes;

    private record Route(String method, PathTemplate template, RestHandler handler) {}

    private Routes(List<String> prefixes, int maxBodyBytes, ErrorFormat errors, List<Route> routes) {
        this.prefixes = List.copyOf(prefixes);
        this.maxBodyBytes = maxBodyBytes;
        this.errors = errors;
        this.routes = List.copyOf(routes);
    }

    /** A service without routes, which finds nothing. */
    public static Routes below(List<String> prefixes, int maxBodyBytes, ErrorFormat errors) {
        return new Routes(prefixes, maxBodyBytes, errors, List.of());
    }

    /** The same service with one more route. */
    public Routes with(String method, String template, RestHandler handler) {
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route(method, PathTemplate.of(template), handler));
        return new Routes(prefixes, maxBodyBytes, errors, more);
    }

    @Override
    public List<String> prefixes() {
        return prefixes;
    }

    @Override
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    @Override
    public RestResponse refuse(RestError error) {
        RestResponse response = errors.response(error);
        return error.allow().isEmpty()
                ? response
                : response.withHeader("Allow", String.join(", ", new TreeSet<>(error.allow())));
    }

    @Override
    public CompletionStage<RestResponse> handle(RestRequest request, Executor workers) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Route best = null;
        Set<String> others = new TreeSet<>();
        for (Route route : routes) {
            if (route.template().match(request.segments()) == null) {
                continue;
            }
            if (!route.method().equals(method)) {
                addMethod(route.method(), others);
            } else if (best == null || route.template().isMoreSpecificThan(best.template())) {
                best = route;
            }
        }
        if (best == null) {
            throw new RestException(
                    others.isEmpty()
                            ? RestError.notFound(request.path())
                            : RestError.methodNotAllowed(request.method(), others));
        }
        Map<String, String> parameters = best.template().match(request.segments());
        return best.handler().handle(request.withParameters(parameters), workers);
    }

    private static void addMethod(String method, Set<String> methods) {
        methods.add(method);
        if (method.equals("GET")) {
            methods.add("HEAD");
        }
    }
}
