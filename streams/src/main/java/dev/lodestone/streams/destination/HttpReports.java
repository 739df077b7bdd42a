package dev.lodestone.streams.destination;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Posts reports, and takes any answer but a success for a failure. */
final class HttpReports {
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);
    private static final int MOST_QUOTED = 500;

    private HttpReports() {}

    static HttpRequest.Builder post(URI endpoint, String contentType, byte[] body) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(LONGEST_REQUEST)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    static CompletionStage<Void> send(HttpClient client, HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenCompose(response -> response.statusCode() / 100 == 2
                        ? CompletableFuture.completedStage(null)
                        : CompletableFuture.failedStage(failure(request, response)));
    }

    private static IOException failure(HttpRequest request, HttpResponse<String> response) {
        String body = response.body();
        return new IOException(request.uri() + " answered " + response.statusCode() + ": "
                + body.substring(0, Math.min(body.length(), MOST_QUOTED)));
    }
}
