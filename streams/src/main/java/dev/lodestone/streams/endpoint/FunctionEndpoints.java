package dev.lodestone.streams.endpoint;

import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions that are called at servers elsewhere instead of being run here. Thread-safe.
 *
 * <p>They are told apart by their names alone: the servers know neither regions nor accounts, and run one version of each.
 */
public final class FunctionEndpoints implements FunctionResolver {
    private static final int NAME_IN_ARN = 6;

    private final URI all;
    private final Map<String, URI> named;
    private final HttpClient client;
    private final Map<String, String> namesElsewhere = new ConcurrentHashMap<>();

    /**
     * Functions elsewhere.
     *
     * @param all the server that has every function; null if there is none
     * @param named the servers of functions by their names, or the whole paths of their invocations
     * @throws IllegalArgumentException if any of them is no HTTP URL
     */
    public FunctionEndpoints(URI all, Map<String, URI> named) {
        this.all = all;
        this.named = Map.copyOf(named);
        client = all == null && named.isEmpty() ? null : InvokeEndpoint.newClient();
        if (all != null) {
            InvokeEndpoint.of(client, all, "any");
        }
        named.forEach((name, server) -> InvokeEndpoint.of(client, server, name));
    }

    /** No function is elsewhere. */
    public static FunctionEndpoints none() {
        return new FunctionEndpoints(null, Map.of());
    }

    /** Where a function is called, or null if it is not elsewhere. */
    public URI of(String functionName) {
        return named.getOrDefault(functionName, all);
    }

    /**
     * Has a function be called by another name than it has here.
     *
     * @return whether that is new
     */
    public boolean rename(String functionName, String nameElsewhere) {
        return !nameElsewhere.equals(namesElsewhere.put(functionName, nameElsewhere));
    }

    @Override
    public InvocationTarget find(String functionArn) {
        String name = functionArn.split(":", -1)[NAME_IN_ARN];
        URI server = of(name);
        return server == null ? null : InvokeEndpoint.of(client, server, namesElsewhere.getOrDefault(name, name));
    }
}
