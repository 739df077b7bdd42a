package dev.lodestone.server.mutation;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The wire as a target for the fuzzer: whatever the body of a request, the store answers or refuses it and never fails.
 * Each request meets a store of its own, in memory, with the tables of {@link ExampleRequests}.
 */
public final class RequestFuzz {
    private static final String TARGET = "DynamoDB_20120810.";

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
        try (DataStore store = DataStore.open(StoreOptions.inMemory())) {
            DataStoreWire wire = new DataStoreWire(
                    store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
            for (String[] step : ExampleRequests.preparation()) {
                byte[] body = step[1].getBytes(StandardCharsets.UTF_8);
                answer(wire, step[0], body, 0);
            }
            answer(wire, operation, input, lineBreak + 1);
        }
    }

    private static void answer(DataStoreWire wire, String operation, byte[] bytes, int offset) {
        WireRequest request = new WireRequest(TARGET + operation, bytes, offset, bytes.length - offset);
        WireResponse response = wire.answer(request);
        String body = new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
        if (response.status() != 200 && response.status() != 400) {
            throw new AssertionError(operation + " was answered with " + response.status() + ": " + body);
        }
        if (response.length() > 0) {
            Json.parse(body);
        }
    }
}
