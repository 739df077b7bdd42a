package dev.lodestone.server.operation.item;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class GetItemTest {
    private final TestServer server;
    private final DynamoDbClient client;

    GetItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<GetItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.getItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                            | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Key": "x"}              | Unexpected field type
                        {"TableName": "t", "ConsistentRead": 1}     | NUMBER_VALUE cannot be converted to Boolean
                        {"TableName": "t", "ConsistentRead": "x"}   | Unexpected token received from parser
                        {"TableName": "t", "AttributesToGet": "x"}  | Unexpected field type
                        {"TableName": "t", "AttributesToGet": {}}   | Start of structure or map found where not expected
                        {"TableName": "t", "ExpressionAttributeNames": "x"} | Unexpected field type
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("GetItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void membersThatAreMissingAreNamed() {
            assertTrue(server.send("GetItem", "{\"TableName\":\"abc\"}")
                    .body()
                    .contains(
                            "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must"
                                    + " not be null"));
        }

        @Test
        void unknownTablesAreNotFound() {
            ResourceNotFoundException refusal = assertThrows(
                    ResourceNotFoundException.class,
                    () -> client.getItem(get -> get.tableName("missing").key(strings("pk", "a"))));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void theKeyMustBeTheTablesKey() {
            String mismatch = "The provided key element does not match the schema";
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            assertEquals(mismatch, messageOf(get -> get.tableName(table).key(strings("pk", "a"))));
            assertEquals(mismatch, messageOf(get -> get.tableName(table).key(strings("pk", "a", "sk", "1"))));
            assertEquals(
                    mismatch,
                    messageOf(get -> get.tableName(table).key(Map.of("pk", s("a"), "sk", n("1"), "x", n("1")))));
            assertEquals(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. Key: pk",
                    messageOf(get -> get.tableName(table).key(Map.of("pk", s(""), "sk", n("1")))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        ''        | Invalid ProjectionExpression: The expression can not be empty;
                        !!        | Invalid ProjectionExpression: Syntax error; token: "!", near: "!!"
                        name      | Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: name
                        #x        | Invalid ProjectionExpression: An expression attribute name used in the document path is not defined; attribute name: #x
                        a, a.b    | Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]
                        """)
        void projectionsAreChecked(String projection, String message) {
            assertEquals(
                    message,
                    messageOf(get ->
                            get.tableName("missing").key(strings("pk", "a")).projectionExpression(projection)));
        }

        @Test
        void namesWithoutAnExpressionAreRefused() {
            assertEquals(
                    "ExpressionAttributeNames can only be specified when using expressions",
                    messageOf(get -> get.tableName("missing")
                            .key(strings("pk", "a"))
                            .expressionAttributeNames(Map.of("#a", "a"))));
            assertEquals(
                    "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}",
                    messageOf(get -> get.tableName("missing")
                            .key(strings("pk", "a"))
                            .projectionExpression("b")
                            .expressionAttributeNames(Map.of("#a", "a"))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void anItemIsFoundByItsKeyAlone() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "sk", n("1"), "v", s("one"))));
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "sk", n("2"), "v", s("two"))));
            var found = client.getItem(get -> get.tableName(table).key(Map.of("pk", s("a"), "sk", n("2.0"))));
            assertEquals("two", found.item().get("v").s());
            assertFalse(client.getItem(get -> get.tableName(table).key(Map.of("pk", s("a"), "sk", n("3"))))
                    .hasItem());
        }

        @Test
        void aTableMayBeGivenByItsArn() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(strings("pk", "a")));
            String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/" + table;
            assertTrue(client.getItem(get -> get.tableName(arn).key(strings("pk", "a")))
                    .hasItem());
        }

        @Test
        void aProjectionLeavesPartsInTheirPlaces() {
            String table = TestTables.withPartitionKey(client);
            AttributeValue list = AttributeValue.fromL(List.of(s("zero"), s("one"), s("two")));
            AttributeValue map =
                    AttributeValue.fromM(Map.of("x", n("1"), "y", AttributeValue.fromM(Map.of("z", n("2")))));
            client.putItem(put -> put.tableName(table)
                    .item(Map.of("pk", s("a"), "list", list, "map", map, "name", s("n"), "dotted.name", s("d"))));
            var found = client.getItem(get -> get.tableName(table)
                    .key(strings("pk", "a"))
                    .projectionExpression("#l[2], #l[0], #m.y.z, #n, #d, absent, #m.absent")
                    .expressionAttributeNames(Map.of("#l", "list", "#m", "map", "#n", "name", "#d", "dotted.name")));
            assertEquals(
                    Map.of(
                            "list", AttributeValue.fromL(List.of(s("zero"), s("two"))),
                            "map", AttributeValue.fromM(Map.of("y", AttributeValue.fromM(Map.of("z", n("2"))))),
                            "name", s("n"),
                            "dotted.name", s("d")),
                    found.item());
        }

        @Test
        void aProjectionOfNothingStillTellsThatTheItemExists() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(strings("pk", "a")));
            var found = client.getItem(
                    get -> get.tableName(table).key(strings("pk", "a")).projectionExpression("absent"));
            assertTrue(found.hasItem());
            assertTrue(found.item().isEmpty());
        }

        @Test
        void capacityDependsOnSizeAndConsistency() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(strings("pk", "a", "v", "x".repeat(5000))));
            assertEquals(1.0, capacity(table, "a", false));
            assertEquals(2.0, capacity(table, "a", true));
            assertEquals(0.5, capacity(table, "missing", false));
            var indexes = client.getItem(get -> get.tableName(table)
                            .key(strings("pk", "a"))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
            assertEquals(1.0, indexes.table().capacityUnits());
            assertEquals(table, indexes.tableName());
            assertNull(indexes.readCapacityUnits());
        }

        private double capacity(String table, String pk, boolean consistent) {
            return client.getItem(get -> get.tableName(table)
                            .key(strings("pk", pk))
                            .consistentRead(consistent)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity()
                    .capacityUnits();
        }
    }
}
