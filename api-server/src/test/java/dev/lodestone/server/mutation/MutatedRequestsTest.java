package dev.lodestone.server.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.operation.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Valid requests with mistakes in them, straight into the wire: whatever the mistake, the answer is the service's, never a
 * failure of the store, and a refused request changes nothing.
 */
class MutatedRequestsTest {
    private static final int MUTATIONS = 4000;

    private StoreUnderTest store = new StoreUnderTest();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void mistakesAreRefusedAndChangeNothing(ApiOperation operation) {
        List<Json> examples =
                ExampleRequests.of(operation).stream().map(Json::parse).toList();
        Mutator mutator = new Mutator(operation.apiName().hashCode());
        String before = store.dump();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutator.mutate(examples.get(i % examples.size()));
            StoreUnderTest.Reply reply = store.send(operation.apiName(), body);
            String request = operation.apiName() + " " + new String(body, StandardCharsets.UTF_8);
            reply.check(request);
            String after = store.dump();
            if (reply.status() != 200) {
                assertEquals(before, after, () -> "changed by " + request + " -> " + reply);
            } else if (!after.equals(before)) {
                store.close();
                store = new StoreUnderTest();
                before = store.dump();
            }
        }
    }
}
