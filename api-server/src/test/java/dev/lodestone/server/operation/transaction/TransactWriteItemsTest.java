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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@ParameterizedClass
@EnumSource(EngineKind.class)
class TransactWriteItemsTest extends TransactWriteItemsFixture {
    TransactWriteItemsTest(EngineKind engine) {
        super(engine);
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TransactItems": {}}                                           | Start of structure or map found where not expected
                        {"TransactItems": [[]]}                                         | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.TransactWriteItem
                        {"TransactItems": [{"Put": "x"}]}                               | Unexpected field type
                        {"TransactItems": [{"Put": {"Item": {"a": {"S": 1}}}}]}         | NUMBER_VALUE cannot be converted to String
                        {"TransactItems": [{"Update": {"UpdateExpression": 1.5}}]}      | DECIMAL_VALUE cannot be converted to String
                        {"TransactItems": [{"ConditionCheck": {"TableName": true}}]}    | TRUE_VALUE cannot be converted to String
                        {"ClientRequestToken": 1}                                       | NUMBER_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("TransactWriteItems", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("com.amazon.coral.service#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void betweenOneAnd100Actions() {
            assertEquals(
                    "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1",
                    messageOf());
            String tooMany = messageOf(transaction -> transaction.transactItems(puts("tab", 101)));
            assertTrue(
                    tooMany.startsWith("1 validation error detected: Value '[TransactWriteItem(conditionCheck=null,"
                            + " put=Put(item={pk="),
                    tooMany);
            assertTrue(
                    tooMany.endsWith("]' at 'transactItems' failed to satisfy constraint: Member must have length less"
                            + " than or equal to 100"),
                    tooMany);
            String table = TestTables.withPartitionKey(client);
            client.transactWriteItems(transaction -> transaction.transactItems(puts(table, 100)));
            assertEquals(100, client.scan(scan -> scan.tableName(table)).count());
        }

        @Test
        void declaredConstraintsAreNamedTogether() {
            String body = server.send(
                            "TransactWriteItems",
                            "{\"ClientRequestToken\": \"\", \"ReturnConsumedCapacity\": \"hi\", \"TransactItems\": ["
                                    + "{\"Put\": {}}, {\"Update\": {\"TableName\": \"t\", \"Key\": {}}},"
                                    + "{\"ConditionCheck\": {\"TableName\": \"t\", \"Key\": {}}},"
                                    + "{\"Delete\": {\"TableName\": \"t\", \"Key\": {},"
                                    + " \"ReturnValuesOnConditionCheckFailure\": \"ALL_NEW\"}}]}")
                    .body();
            assertTrue(body.contains("7 validation errors detected: "), body);
            for (String violation : List.of(
                    "Value '' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than"
                            + " or equal to 1",
                    "Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value"
                            + " set: [INDEXES, TOTAL, NONE]",
                    "Value null at 'transactItems.1.member.put.item' failed",
                    "Value null at 'transactItems.1.member.put.tableName' failed",
                    "Value null at 'transactItems.2.member.update.updateExpression' failed",
                    "Value null at 'transactItems.3.member.conditionCheck.conditionExpression' failed",
                    "Value 'ALL_NEW' at 'transactItems.4.member.delete.returnValuesOnConditionCheckFailure' failed to"
                            + " satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]")) {
                assertTrue(body.contains(violation), body);
            }
        }

        @Test
        void tokensHaveAtMost36Characters() {
            String token = "x".repeat(37);
            assertEquals(
                    "1 validation error detected: Value '" + token + "' at 'clientRequestToken' failed to satisfy"
                            + " constraint: Member must have length less than or equal to 36",
                    messageOf(transaction ->
                            transaction.transactItems(puts("t", 1)).clientRequestToken(token)));
        }

        @Test
        void exactlyOneAction() {
            assertEquals(
                    "TransactItems can only contain one of Check, Put, Update or Delete",
                    messageOf(TransactWriteItem.builder()
                            .put(p -> p.tableName("t").item(strings("pk", "a")))
                            .delete(d -> d.tableName("t").key(strings("pk", "b")))
                            .build()));
            assertEquals(
                    "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request",
                    messageOf(TransactWriteItem.builder().build()));
        }

        @Test
        void expressionsValuesAndSizesAreCheckedBeforeTables() {
            assertEquals(
                    "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"",
                    messageOf(put(
                            p -> p.tableName("missing").item(strings("pk", "a")).conditionExpression("a ="))));
            assertEquals(
                    "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}",
                    messageOf(update(u -> u.tableName("missing")
                            .key(strings("pk", "a"))
                            .updateExpression("SET a = :a")
                            .expressionAttributeValues(Map.of(":a", s("a"), ":b", s("b"))))));
            assertEquals(
                    "One or more parameter values were invalid: An string set  may not be empty",
                    messageOf(put(
                            "missing",
                            Map.of("a", AttributeValue.builder().ss(List.of()).build()))));
            assertEquals(
                    "Item size has exceeded the maximum allowed size",
                    messageOf(put("missing", strings("pk", "a", "payload", "x".repeat(400 * 1024)))));
        }

        @Test
        void unknownTablesAreNotFoundAndNothingIsWritten() {
            String table = TestTables.withPartitionKey(client);
            var refusal = assertThrows(
                    ResourceNotFoundException.class,
                    () -> run(put(table, strings("pk", "a")), put("missing", strings("pk", "a"))));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
            assertTrue(stored(table, "a").isEmpty());
        }

        @Test
        void noItemTwice() {
            String table = TestTables.withPartitionKey(client);
            String message = "Transaction request cannot include multiple operations on one item";
            assertEquals(message, messageOf(put(table, strings("pk", "a")), put(table, strings("pk", "a"))));
            assertEquals(
                    message,
                    messageOf(
                            check(c -> c.tableName(table)
                                    .key(strings("pk", "a"))
                                    .conditionExpression("attribute_not_exists(pk)")),
                            put(table, strings("pk", "a"))));
            assertTrue(stored(table, "a").isEmpty());
        }

        @Test
        void emptyKeysAreRefused() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. Key: pk",
                    messageOf(put(table, strings("pk", ""))));
        }

        @Test
        void noMoreThanFourMegabytes() {
            String table = TestTables.withPartitionKey(client);
            List<TransactWriteItem> actions = new ArrayList<>();
            for (int at = 0; at < 11; at++) {
                actions.add(put(table, strings("pk", "a" + at, "payload", "x".repeat(390_000))));
            }
            assertEquals(
                    "The aggregate size of the items in the transaction cannot exceed 4 MB",
                    messageOf(transaction -> transaction.transactItems(actions)));
            assertTrue(stored(table, "a0").isEmpty());
            client.transactWriteItems(transaction -> transaction.transactItems(actions.subList(0, 10)));
            assertFalse(stored(table, "a0").isEmpty());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void allKindsOfActionsHappenTogether() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            client.putItem(p -> p.tableName(one).item(Map.of("pk", s("counted"), "count", n("1"))));
            client.putItem(p -> p.tableName(two).item(strings("pk", "deleted")));
            client.putItem(p -> p.tableName(two).item(strings("pk", "checked", "state", "open")));

            run(
                    put(two, strings("pk", "put", "x", "1")),
                    update(u -> u.tableName(one)
                            .key(strings("pk", "counted"))
                            .updateExpression("ADD #c :one")
                            .conditionExpression("#c = :one")
                            .expressionAttributeNames(Map.of("#c", "count"))
                            .expressionAttributeValues(Map.of(":one", n("1")))),
                    delete(d ->
                            d.tableName(two).key(strings("pk", "deleted")).conditionExpression("attribute_exists(pk)")),
                    check(c -> c.tableName(two)
                            .key(strings("pk", "checked"))
                            .conditionExpression("#s = :open")
                            .expressionAttributeNames(Map.of("#s", "state"))
                            .expressionAttributeValues(Map.of(":open", s("open")))));

            assertEquals(strings("pk", "put", "x", "1"), stored(two, "put"));
            assertEquals(n("2"), stored(one, "counted").get("count"));
            assertTrue(stored(two, "deleted").isEmpty());
            assertEquals(strings("pk", "checked", "state", "open"), stored(two, "checked"));
        }

        @Test
        void anAnswerWithoutDetailsIsEmpty() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "{}",
                    server.send(
                                    "TransactWriteItems",
                                    "{\"TransactItems\": [{\"Put\": {\"TableName\": \"" + table
                                            + "\", \"Item\": {\"pk\": {\"S\": \"a\"}}}}]}")
                            .body());
        }

        @Test
        void indexesFollow() {
            String table = TestTables.withIndexes(client);
            run(
                    put(table, Map.of("pk", s("a"), "sk", s("1"), "gpk", s("g"), "gsk", s("1"))),
                    put(table, Map.of("pk", s("a"), "sk", s("2"), "gpk", s("g"), "gsk", s("2"))));
            run(
                    delete(d -> d.tableName(table).key(strings("pk", "a", "sk", "1"))),
                    update(u -> u.tableName(table)
                            .key(strings("pk", "a", "sk", "2"))
                            .updateExpression("SET gsk = :three")
                            .expressionAttributeValues(Map.of(":three", s("3")))));
            var found = client.query(query -> query.tableName(table)
                    .indexName("gsi")
                    .keyConditionExpression("gpk = :g")
                    .expressionAttributeValues(Map.of(":g", s("g"))));
            assertEquals(1, found.count());
            assertEquals(s("3"), found.items().get(0).get("gsk"));
        }

        @Test
        void writesAndChecksCostTwiceOnTablesAndOnceOnIndexes() {
            String plain = TestTables.withPartitionKey(client);
            String indexed = TestTables.withIndexes(client);
            client.putItem(p -> p.tableName(plain).item(strings("pk", "checked", "payload", "x".repeat(1500))));

            var capacities = client.transactWriteItems(transaction -> transaction
                            .transactItems(
                                    check(c -> c.tableName(plain)
                                            .key(strings("pk", "checked"))
                                            .conditionExpression("attribute_exists(pk)")),
                                    put(indexed, Map.of("pk", s("a"), "sk", s("1"), "gpk", s("g"), "gsk", s("1"))),
                                    delete(d -> d.tableName(plain).key(strings("pk", "missing"))))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();

            assertEquals(plain, capacities.get(0).tableName());
            assertEquals(6.0, capacities.get(0).capacityUnits());
            assertEquals(6.0, capacities.get(0).writeCapacityUnits());
            assertNull(capacities.get(0).readCapacityUnits());
            assertEquals(3.0, capacities.get(1).capacityUnits());
            assertEquals(2.0, capacities.get(1).table().writeCapacityUnits());
            assertEquals(
                    1.0, capacities.get(1).globalSecondaryIndexes().get("gsi").writeCapacityUnits());
        }

        @Test
        void itemCollectionsAreMeasured() {
            String table = TestTables.withIndexes(client);
            var metrics = client.transactWriteItems(transaction -> transaction
                            .transactItems(
                                    put(table, strings("pk", "a", "sk", "1")),
                                    delete(d -> d.tableName(table).key(strings("pk", "a", "sk", "2"))),
                                    check(c -> c.tableName(table)
                                            .key(strings("pk", "b", "sk", "2"))
                                            .conditionExpression("attribute_not_exists(pk)")))
                            .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                    .itemCollectionMetrics();
            assertEquals(1, metrics.get(table).size());
            assertEquals(strings("pk", "a"), metrics.get(table).get(0).itemCollectionKey());
        }
    }
}
