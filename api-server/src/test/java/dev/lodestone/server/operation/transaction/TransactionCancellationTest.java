package dev.lodestone.server.operation.transaction;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why transactions are cancelled. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class TransactionCancellationTest extends TransactWriteItemsFixture {
    TransactionCancellationTest(EngineKind engine) {
        super(engine);
    }

    @Test
    void reasonsArePositional() {
        String table = TestTables.withPartitionKey(client);
        client.putItem(p -> p.tableName(table).item(strings("pk", "there", "x", "1")));

        var cancelled = assertThrows(
                TransactionCanceledException.class,
                () -> run(
                        put(table, strings("pk", "new")),
                        put(p -> p.tableName(table)
                                .item(strings("pk", "there"))
                                .conditionExpression("attribute_not_exists(pk)")),
                        delete(d -> d.tableName(table)
                                .key(strings("pk", "missing"))
                                .conditionExpression("attribute_exists(pk)")
                                .returnValuesOnConditionCheckFailure("ALL_OLD")),
                        update(u ->
                                u.tableName(table).key(strings("pk", "other")).updateExpression("SET a = b"))));

        assertEquals(
                "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                        + " ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]",
                cancelled.awsErrorDetails().errorMessage());
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        assertEquals("None", reasons.get(0).code());
        assertNull(reasons.get(0).message());
        assertEquals("ConditionalCheckFailed", reasons.get(1).code());
        assertEquals("The conditional request failed", reasons.get(1).message());
        assertFalse(reasons.get(1).hasItem());
        assertFalse(reasons.get(2).hasItem());
        assertEquals(
                "The provided expression refers to an attribute that does not exist in the item",
                reasons.get(3).message());
        assertTrue(stored(table, "new").isEmpty());
        assertEquals(strings("pk", "there", "x", "1"), stored(table, "there"));
    }

    @Test
    void everyKindOfActionReturnsItsItemIfAsked() {
        String table = TestTables.withPartitionKey(client);
        for (String pk : List.of("a", "b", "c", "d")) {
            client.putItem(p -> p.tableName(table).item(strings("pk", pk, "x", pk)));
        }
        String condition = "attribute_not_exists(pk)";
        List<CancellationReason> reasons = reasons(
                put(p -> p.tableName(table)
                        .item(strings("pk", "a"))
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure("ALL_OLD")),
                update(u -> u.tableName(table)
                        .key(strings("pk", "b"))
                        .updateExpression("REMOVE x")
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure("ALL_OLD")),
                delete(d -> d.tableName(table)
                        .key(strings("pk", "c"))
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure("ALL_OLD")),
                check(c -> c.tableName(table)
                        .key(strings("pk", "d"))
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure("ALL_OLD")));
        assertEquals(
                List.of(
                        strings("pk", "a", "x", "a"),
                        strings("pk", "b", "x", "b"),
                        strings("pk", "c", "x", "c"),
                        strings("pk", "d", "x", "d")),
                reasons.stream().map(CancellationReason::item).toList());
    }

    @Test
    void theErrorBodyIsAsTheModelHasIt() {
        String table = TestTables.withPartitionKey(client);
        var answer = server.send(
                "TransactWriteItems",
                "{\"TransactItems\": [{\"ConditionCheck\": {\"TableName\": \"" + table
                        + "\", \"Key\": {\"pk\": {\"S\": \"a\"}}, \"ConditionExpression\": \"attribute_exists(pk)\"}}]}");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":"
                        + "\"Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [ConditionalCheckFailed]\",\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\","
                        + "\"Message\":\"The conditional request failed\"}]}",
                answer.body());
    }

    @Test
    void whatTheTableHasAgainstAnActionIsAValidationError() {
        String table = TestTables.withIndexes(client);
        String mismatch = "The provided key element does not match the schema";
        assertEquals(
                "One or more parameter values were invalid: Missing the key sk in the item",
                misfit(put(table, strings("pk", "a"))));
        assertEquals(
                "One or more parameter values were invalid: Type mismatch for key sk expected: S actual: N",
                misfit(put(table, Map.of("pk", s("a"), "sk", n("1")))));
        assertEquals(
                "One or more parameter values were invalid: Type mismatch for Index Key ls Expected: S Actual: N"
                        + " IndexName: lsi",
                misfit(put(table, Map.of("pk", s("a"), "sk", s("1"), "ls", n("1")))));
        assertEquals(mismatch, misfit(delete(d -> d.tableName(table).key(strings("pk", "a")))));
        assertEquals(
                mismatch,
                misfit(check(
                        c -> c.tableName(table).key(strings("pk", "a")).conditionExpression("attribute_exists(pk)"))));
        assertEquals(
                "One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the"
                        + " key",
                misfit(update(u -> u.tableName(table)
                        .key(strings("pk", "a", "sk", "1"))
                        .updateExpression("SET sk = :s")
                        .expressionAttributeValues(Map.of(":s", s("2"))))));
    }

    @Test
    void whatTheItemHasAgainstAnActionIsAValidationError() {
        String table = TestTables.withPartitionKey(client);
        client.putItem(p ->
                p.tableName(table).item(Map.of("pk", s("a"), "text", s("x"), "payload", s("x".repeat(300_000)))));
        assertEquals(
                "An operand in the update expression has an incorrect data type",
                misfit(update(u -> u.tableName(table)
                        .key(strings("pk", "a"))
                        .updateExpression("SET #t = #t + :one")
                        .expressionAttributeNames(Map.of("#t", "text"))
                        .expressionAttributeValues(Map.of(":one", n("1"))))));
        assertEquals(
                "Item size to update has exceeded the maximum allowed size",
                misfit(update(u -> u.tableName(table)
                        .key(strings("pk", "a"))
                        .updateExpression("SET more = :more")
                        .expressionAttributeValues(Map.of(":more", s("x".repeat(150_000)))))));
    }
}
