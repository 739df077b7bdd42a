package dev.lodestone.server.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.streams.operation.StreamOperations;
import dev.lodestone.streams.reading.ShardIterator;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A store in memory with the tables of {@link ExampleRequests}, behind its wire. */
final class StoreUnderTest implements AutoCloseable {
    private static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");

    private final DataStore store;
    private final DataStoreWire wire;

    StoreUnderTest() {
        store = DataStore.open(ExampleRequests.options(), new PartiQlOperations(), new StreamOperations());
        wire = new DataStoreWire(store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
        for (String[] step : ExampleRequests.preparation()) {
            Reply reply = send(step[0], step[1]);
            assertEquals(200, reply.status(), reply::body);
        }
    }

    /** An answer of the wire. */
    record Reply(int status, String body) {
        /** Fails unless the answer is an answer or a refusal, as the service could give it. */
        void check(String request) {
            assertTrue(status == 200 || status == 400, () -> request + " -> " + this);
            Json answer = Json.parse(body);
            if (status == 400) {
                boolean typed = ((Json.Structure) answer)
                        .members().stream().anyMatch(member -> member.name().equals("\"__type\""));
                assertTrue(typed, () -> request + " -> " + this);
            }
        }
    }

    Reply send(String operation, String body) {
        return send(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String operation, byte[] body) {
        WireResponse response = wire.answer(new WireRequest(TestServer.target(operation), body, 0, body.length));
        return new Reply(response.status(), new String(response.body(), 0, response.length(), StandardCharsets.UTF_8));
    }

    /** The one stream there is. */
    private Stream stream() {
        return store.streams().streams(SCOPE).iterator().next();
    }

    /** Makes more of the stream: each of its shards is closed and continued by another one. */
    void rollShards() {
        store.rollShards(stream());
    }

    /** An iterator as the store gives them out. */
    String shardIterator(int shardNumber, long afterPosition, long ageMillis) {
        return ShardIterator.of(stream(), shardNumber, afterPosition, ExampleRequests.NOW - ageMillis)
                .toString();
    }

    /** All tables with all they hold. */
    String dump() {
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

    @Override
    public void close() {
        store.close();
    }
}
