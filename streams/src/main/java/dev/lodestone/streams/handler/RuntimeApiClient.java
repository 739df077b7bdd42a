package dev.lodestone.streams.handler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A process's side of the Runtime API. Used by one thread. */
final class RuntimeApiClient {
    private static final int OK = 200;

    private final String base;

    /** The API at a host and port. */
    RuntimeApiClient(String address) {
        base = "http://" + address + "/2018-06-01/runtime/";
    }

    /**
     * An invocation to run.
     *
     * @param clientContext JSON, or null
     * @param traceId for X-Ray, or null
     */
    record Next(
            String requestId,
            String functionArn,
            long deadlineMillis,
            byte[] clientContext,
            String traceId,
            byte[] event) {}

    /** Waits for the next invocation. */
    Next next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        if (connection.getResponseCode() != OK) {
            throw new IOException("The Runtime API answered " + connection.getResponseCode());
        }
        String context = connection.getHeaderField("Lambda-Runtime-Client-Context");
        try (InputStream body = connection.getInputStream()) {
            return new Next(
                    connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"),
                    connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"),
                    Long.parseLong(connection.getHeaderField("Lambda-Runtime-Deadline-Ms")),
                    context == null ? null : context.getBytes(StandardCharsets.UTF_8),
                    connection.getHeaderField("Lambda-Runtime-Trace-Id"),
                    body.readAllBytes());
        }
    }

    void respond(String requestId, byte[] answer) throws IOException {
        post("invocation/" + requestId + "/response", null, answer);
    }

    void fail(String requestId, String errorType, byte[] description) throws IOException {
        post("invocation/" + requestId + "/error", errorType, description);
    }

    void initError(String errorType, byte[] description) throws IOException {
        post("init/error", errorType, description);
    }

    /** A refusal, such as that of too large an answer, has been told to the caller by whoever refuses. */
    private void post(String resource, String errorType, byte[] body) throws IOException {
        HttpURLConnection connection = open(resource);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        if (errorType != null) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        InputStream answer =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (answer != null) {
            answer.readAllBytes();
            answer.close();
        }
    }

    private HttpURLConnection open(String resource) throws IOException {
        return (HttpURLConnection) URI.create(base + resource).toURL().openConnection();
    }
}
