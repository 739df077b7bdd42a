package dev.lodestone.server.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Valid requests with mistakes in them, straight into the wire: whatever the mistake, the answer is the service's, never a
 * failure of the store, and a refused request changes nothing.
 */
class MutatedRequestsTest {
    private static final int MUTATIONS = 4000;
    private static final String TARGET = "DynamoDB_20120810.";

    private DataStore store;
    private DataStoreWire wire;

    @BeforeEach
    void open() {
        store = DataStore.open(StoreOptions.inMemory(), new PartiQlOperations());
        wire = new DataStoreWire(store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
        for (String[] step : ExampleRequests.preparation()) {
            Reply reply = send(step[0], step[1]);
            assertEquals(200, reply.status(), reply::body);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private record Reply(int status, String body) {}

    private Reply send(String operation, String body) {
        return send(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply send(String operation, byte[] body) {
        WireResponse response = wire.answer(new WireRequest(TARGET + operation, body, 0, body.length));
        return new Reply(response.status(), new String(response.body(), 0, response.length(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void mistakesAreRefusedAndChangeNothing(ApiOperation operation) {
        List<Json> examples =
                ExampleRequests.of(operation).stream().map(Json::parse).toList();
        Mutator mutator = new Mutator(operation.apiName().hashCode());
        String before = dump();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutator.mutate(examples.get(i % examples.size()));
            Reply reply = send(operation.apiName(), body);
            checkReply(operation, body, reply);
            String after = dump();
            if (reply.status() != 200) {
                assertEquals(before, after, () -> "changed by " + describe(operation, body, reply));
            } else if (!after.equals(before)) {
                close();
                open();
                before = dump();
            }
        }
    }

    private static void checkReply(ApiOperation operation, byte[] body, Reply reply) {
        assertTrue(reply.status() == 200 || reply.status() == 400, () -> describe(operation, body, reply));
        Json answer = Json.parse(reply.body());
        if (reply.status() == 400) {
            boolean typed = ((Json.Structure) answer)
                    .members().stream().anyMatch(member -> member.name().equals("\"__type\""));
            assertTrue(typed, () -> describe(operation, body, reply));
        }
    }

    private static String describe(ApiOperation operation, byte[] body, Reply reply) {
        return operation.apiName() + " " + new String(body, StandardCharsets.UTF_8) + " -> " + reply;
    }

    /** All tables with all they hold. */
    private String dump() {
        StringBuilder dump = new StringBuilder();
        Json.Structure tables =
                (Json.Structure) Json.parse(send("ListTables", "{}").body());
        for (Json name : ((Json.Array) tables.members().get(0).value()).elements()) {
            String quoted = ((Json.Scalar) name).text();
            String request = "{\"TableName\":" + quoted + "}";
            String arn =
                    "{\"ResourceArn\":\"arn:aws:dynamodb:us-east-1:000000000000:table/" + quoted.substring(1) + "}";
            dump.append(send("DescribeTable", request).body()).append('\n');
            dump.append(send("DescribeTimeToLive", request).body()).append('\n');
            dump.append(send("ListTagsOfResource", arn).body()).append('\n');
            dump.append(send("Scan", request).body()).append('\n');
        }
        return dump.toString();
    }
}
