package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What a {@code ClientRequestToken} promises. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class IdempotencyTest {
    private static final long MINUTE = 60_000;
    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final EngineKind engine;
    private final TestServer server;
    private final DynamoDbClient client;
    private final String table;
    private final String token = "token" + TOKENS.incrementAndGet();

    IdempotencyTest(EngineKind engine) {
        this.engine = engine;
        server = TestServer.shared(engine);
        client = server.client();
        table = TestTables.withPartitionKey(client);
    }

    private static TransactWriteItem increment(String table, String attribute) {
        return TransactWriteItem.builder()
                .update(u -> u.tableName(table)
                        .key(strings("pk", "a"))
                        .updateExpression("ADD #c :one")
                        .expressionAttributeNames(Map.of("#c", attribute))
                        .expressionAttributeValues(Map.of(":one", n("1"))))
                .build();
    }

    static void increment(DynamoDbClient client, String table, String token) {
        client.transactWriteItems(t -> t.clientRequestToken(token).transactItems(increment(table, "hits")));
    }

    static String hits(DynamoDbClient client, String table) {
        return client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                .item()
                .get("hits")
                .n();
    }

    @Test
    void theSameTokenAppliesOnce() {
        increment(client, table, token);
        increment(client, table, token);
        assertEquals("1", hits(client, table));
        increment(client, table, token + "x");
        assertEquals("2", hits(client, table));
    }

    @Test
    void anotherBodyIsAMismatch() {
        increment(client, table, token);
        var mismatch = assertThrows(
                IdempotentParameterMismatchException.class,
                () -> client.transactWriteItems(
                        t -> t.clientRequestToken(token).transactItems(increment(table, "other"))));
        assertEquals(400, mismatch.statusCode());
        assertEquals("1", hits(client, table));
    }

    @Test
    void howTheBodyIsWrittenMakesNoDifference() {
        String body = "{\"ClientRequestToken\": \"" + token + "\", \"TransactItems\": [{\"Put\": {\"TableName\": \""
                + table + "\", \"ConditionExpression\": \"attribute_not_exists(pk)\", \"Item\": %s}}]%s}";
        var first = server.send(
                "TransactWriteItems",
                body.formatted("{\"pk\": {\"S\": \"a\"}, \"x\": {\"N\": \"1\"}, \"y\": {\"SS\": [\"p\", \"q\"]}}", ""));
        assertEquals(200, first.statusCode(), first::body);
        var second = server.send(
                "TransactWriteItems",
                body.formatted(
                        "{\"y\":{\"SS\":[\"q\",\"p\"]},\"x\":{\"N\":\"1.0\"},\"pk\":{\"S\":\"a\"}}",
                        ", \"ReturnConsumedCapacity\": \"TOTAL\""));
        assertEquals(200, second.statusCode(), second::body);
        var third = server.send(
                "TransactWriteItems",
                body.formatted("{\"pk\": {\"S\": \"a\"}, \"x\": {\"N\": \"2\"}, \"y\": {\"SS\": [\"p\", \"q\"]}}", ""));
        assertTrue(third.body().contains("com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException"));
    }

    @Test
    void aReplayCostsReads() {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(strings("pk", "a", "payload", "x".repeat(5000))))
                .build();
        List<TransactWriteItemsResponse> responses = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            responses.add(client.transactWriteItems(t -> t.clientRequestToken(token)
                    .transactItems(put)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
        }
        var first = responses.get(0).consumedCapacity().get(0);
        assertEquals(10.0, first.writeCapacityUnits());
        assertNull(first.readCapacityUnits());
        var replay = responses.get(1).consumedCapacity().get(0);
        assertEquals(4.0, replay.capacityUnits());
        assertEquals(4.0, replay.readCapacityUnits());
        assertNull(replay.writeCapacityUnits());
    }

    @Test
    void aCancelledTransactionDoesNotUseItsToken() {
        TransactWriteItem conditional = TransactWriteItem.builder()
                .update(u -> u.tableName(table)
                        .key(strings("pk", "a"))
                        .updateExpression("ADD hits :one")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(Map.of(":one", n("1"))))
                .build();
        assertThrows(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(t -> t.clientRequestToken(token).transactItems(conditional)));
        client.putItem(p -> p.tableName(table).item(Map.of("pk", s("a"))));
        for (int round = 0; round < 2; round++) {
            client.transactWriteItems(t -> t.clientRequestToken(token).transactItems(conditional));
        }
        assertEquals("1", hits(client, table));
    }

    @Test
    void concurrentRequestsWithOneTokenApplyOnce() throws InterruptedException {
        for (int round = 1; round <= 10; round++) {
            String roundToken = token + "-" + round;
            Callable<Void> request = () -> {
                increment(client, table, roundToken);
                return null;
            };
            TransactionTest.runTogether(List.of(request, request, request, request));
            assertEquals(Integer.toString(round), hits(client, table));
        }
    }

    /** Wherever within a window of ten minutes a token is first used. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5 * MINUTE, 10 * MINUTE - 1})
    void aTokenIsValidForTenMinutes(long offset) {
        AtomicLong clock = new AtomicLong(1_000_000 * 10 * MINUTE + offset);
        try (TestServer timed = TestServer.start(TestServer.options(engine).withClock(clock::get))) {
            String timedTable = TestTables.withPartitionKey(timed.client());
            for (int use = 1; use <= 3; use++) {
                increment(timed.client(), timedTable, token);
                assertEquals(Integer.toString(use), hits(timed.client(), timedTable));
                for (long passed : new long[] {5 * MINUTE, 5 * MINUTE - 1}) {
                    clock.addAndGet(passed);
                    increment(timed.client(), timedTable, token);
                    assertEquals(Integer.toString(use), hits(timed.client(), timedTable));
                }
                clock.addAndGet(2);
            }
        }
    }
}
