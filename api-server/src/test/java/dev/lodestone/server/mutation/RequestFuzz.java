package dev.lodestone.server.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The wire as a target for the fuzzer: whatever the body of a request, the store answers or refuses it and never fails.
 * Each request meets a store of its own, in memory, with the tables of {@link ExampleRequests}.
 */
public final class RequestFuzz {
    private RequestFuzz() {}

    /** What the fuzzer calls; the input is the name of an operation, a line break, and the body. */
    public static void fuzzerTestOneInput(byte[] input) {
        int lineBreak = 0;
        while (lineBreak < input.length && input[lineBreak] != '\n') {
            lineBreak++;
        }
        if (lineBreak == input.length) {
            return;
        }
        String operation = new String(input, 0, lineBreak, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, lineBreak + 1, input.length);
        try (StoreUnderTest store = new StoreUnderTest()) {
            StoreUnderTest.Reply reply = store.send(operation, body);
            if (reply.status() != 200 && reply.status() != 400) {
                throw new AssertionError(operation + " was answered with " + reply);
            }
            if (!reply.body().isEmpty()) {
                Json.parse(reply.body());
            }
        }
    }
}
