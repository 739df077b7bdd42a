package dev.lodestone.testkit.transport;

import dev.lodestone.server.wire.RequestIds;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.io.IOException;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A wire as the SDK's HTTP clients see it. Thread-safe. */
final class InProcessWire {
    private static final String TARGET = "X-Amz-Target";
    private static final String REQUEST_ID = "x-amzn-RequestId";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String CONTENT_LENGTH = "Content-Length";
    private static final String JSON = "application/x-amz-json-1.0";

    private final WireService wire;

    InProcessWire(WireService wire) {
        this.wire = Objects.requireNonNull(wire, "wire");
    }

    /** Whether a request is answered so quickly that its sender may wait. */
    boolean isBrief(SdkHttpRequest request) {
        return wire.isBrief(target(request));
    }

    /**
     * Answers a request. What it says of its sender is not looked at: the sender is this process.
     *
     * @throws IOException if it gets no answer
     */
    WireResponse answer(SdkHttpRequest request, byte[] body) throws IOException {
        WireResponse answer = wire.answer(new WireRequest(target(request), null, request.host(), body, 0, body.length));
        if (answer.isLost()) {
            throw new IOException("The connection ended before there was an answer");
        }
        return answer;
    }

    /** The status and headers of an answer. */
    static SdkHttpResponse head(WireResponse answer) {
        return SdkHttpResponse.builder()
                .statusCode(answer.status())
                .putHeader(REQUEST_ID, RequestIds.next())
                .putHeader(CONTENT_TYPE, JSON)
                .putHeader(CONTENT_LENGTH, Integer.toString(answer.length()))
                .build();
    }

    private static String target(SdkHttpRequest request) {
        return request.firstMatchingHeader(TARGET).orElse(null);
    }
}
