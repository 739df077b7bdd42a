package dev.lodestone.testkit.transport;

import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Has the AWS SDK's blocking clients ask a store in this process: the thread that asks is the one that finds the answer.
 * Closing it does nothing, since it holds nothing. Thread-safe.
 */
public final class InProcessHttpClient implements SdkHttpClient {
    private static final byte[] NO_BODY = {};

    private final InProcessWire wire;

    /**
     * A client of one store.
     *
     * @param wire answers the requests
     */
    public InProcessHttpClient(WireService wire) {
        this.wire = new InProcessWire(wire);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Prepared(wire, request);
    }

    @Override
    public String clientName() {
        return "Lodestone";
    }

    @Override
    public void close() {
        // There is nothing to close: the store belongs to who has opened it.
    }

    /** One request; it cannot be interrupted, and need not be. */
    private record Prepared(InProcessWire wire, HttpExecuteRequest request) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            WireResponse answer = wire.answer(request.httpRequest(), body());
            InputStream body = new ByteArrayInputStream(answer.body(), 0, answer.length());
            return HttpExecuteResponse.builder()
                    .response(InProcessWire.head(answer))
                    .responseBody(AbortableInputStream.create(body))
                    .build();
        }

        private byte[] body() throws IOException {
            ContentStreamProvider content = request.contentStreamProvider().orElse(null);
            if (content == null) {
                return NO_BODY;
            }
            try (InputStream in = content.newStream()) {
                return in.readAllBytes();
            }
        }

        @Override
        public void abort() {
            // The answer is there before anybody could lose patience.
        }
    }
}
