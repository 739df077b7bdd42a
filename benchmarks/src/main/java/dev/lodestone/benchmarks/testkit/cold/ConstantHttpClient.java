package dev.lodestone.benchmarks.testkit.cold;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A transport of the SDK that answers every request with the same bytes at once. Thread-safe. */
final class ConstantHttpClient implements SdkHttpClient {
    /** What is read of it depends on the request: each knows one of the members, and skips the others. */
    private static final byte[] ANSWER =
            "{\"TableNames\":[],\"Item\":{\"id\":{\"S\":\"c-1\"}}}".getBytes(StandardCharsets.UTF_8);

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Length", Integer.toString(ANSWER.length))
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
                        .build();
            }

            @Override
            public void abort() {
                // The answer is there at once.
            }
        };
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
