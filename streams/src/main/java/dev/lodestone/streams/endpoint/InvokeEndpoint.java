package dev.lodestone.streams.endpoint;

import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A function behind the Invoke operation of some server: {@code sam local start-lambda}, serverless-offline, the runtime
 * interface emulator of a container, LocalStack, or another Lodestone. Thread-safe.
 *
 * <p>Nothing is sent that one of them refuses: no query, and no wish for the log unless it is asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class InvokeEndpoint implements InvocationTarget {
    /** No function runs longer than 15 minutes; the rest is for its start. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(16);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String INVOCATIONS = "/invocations";
    private static final String FUNCTIONS = "/2015-03-31/functions/";

    private final HttpClient client;
    private final URI uri;

    private InvokeEndpoint(HttpClient client, URI uri) {
        this.client = client;
        this.uri = uri;
    }

    /** A client that several endpoints may share. Protocol upgrades are not tried: some of the servers choke on them. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST_CONNECT)
                .build();
    }

    /**
     * A function of a server.
     *
     * @param server where the server is, such as {@code http://127.0.0.1:3001}; or the whole path of the function's
     *     invocations, if the server knows it by another name than the caller
     * @param functionName as the server knows it
     * @throws IllegalArgumentException if the server is no HTTP URL
     */
    public static InvokeEndpoint of(HttpClient client, URI server, String functionName) {
        if (!SCHEMES.contains(String.valueOf(server.getScheme())) || server.getHost() == null) {
            throw new IllegalArgumentException("Not an HTTP URL: " + server);
        }
        String base = server.toString();
        if (base.endsWith(INVOCATIONS)) {
            return new InvokeEndpoint(client, server);
        }
        String path = FUNCTIONS
                + URLEncoder.encode(functionName, StandardCharsets.UTF_8).replace("+", "%20")
                + INVOCATIONS;
        return new InvokeEndpoint(
                client, URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path));
    }

    @Override
    public CompletionStage<InvocationResult> invoke(Invocation invocation) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST_CALL)
                .header("Content-Type", "application/json")
                .header("X-Amz-Invocation-Type", "RequestResponse")
                .POST(HttpRequest.BodyPublishers.ofByteArray(invocation.payload()));
        if (invocation.wantsLog()) {
            request.header("X-Amz-Log-Type", "Tail");
        }
        if (invocation.clientContext() != null) {
            request.header("X-Amz-Client-Context", invocation.clientContext());
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .handle(this::result)
                .thenCompose(stage -> stage);
    }

    private CompletionStage<InvocationResult> result(HttpResponse<byte[]> response, Throwable failure) {
        try {
            if (failure != null) {
                throw unavailable(failure);
            }
            return CompletableFuture.completedFuture(InvokeAnswer.read(uri, response));
        } catch (InvocationException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private InvocationException unavailable(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String what = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)
                ? "did not answer within " + LONGEST_CALL.toMinutes() + " minutes"
                : "cannot be reached" + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return new InvocationException(InvocationException.Reason.UNAVAILABLE, uri + " " + what, cause);
    }
}
