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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class PutItemTest {
    private final TestServer server;
    private final DynamoDbClient client;

    PutItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<PutItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.putItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private Map<String, AttributeValue> stored(String table, String pk) {
        return client.getItem(get -> get.tableName(table).key(strings("pk", pk)))
                .item();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                                   | NUMBER_VALUE cannot be converted to String
                        {"TableName": 1.5}                                 | DECIMAL_VALUE cannot be converted to String
                        {"TableName": true}                                | TRUE_VALUE cannot be converted to String
                        {"TableName": []}                                  | Unrecognized collection type class java.lang.String
                        {"TableName": {}}                                  | Start of structure or map found where not expected
                        {"TableName": "t", "Item": "x"}                    | Unexpected field type
                        {"TableName": "t", "Item": {"a": {"S": 1}}}        | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Item": {"a": {"BOOL": "x"}}}   | Unexpected token received from parser
                        {"TableName": "t", "Item": {"a": {"B": "abc"}}}    | Base64 encoded length is expected a multiple of 4 bytes but found: 3
                        {"TableName": "t", "Item": {"a": {"L": {}}}}       | Start of structure or map found where not expected
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("PutItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("com.amazon.coral.service#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {"{", "{\"TableName\": }", "``", "{}{}", "[1", "nonsense"})
        void malformedJsonIsASerializationException(String body) {
            var answer = server.send("PutItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
        }

        @Test
        void brokenUtf8IsASerializationException() {
            var answer = server.send("PutItem", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void allBadEnumsAreNamedTogether() {
            String message = messageOf(put -> put.tableName("missing")
                    .item(strings("pk", "a"))
                    .returnConsumedCapacity("hi")
                    .returnItemCollectionMetrics("hi")
                    .returnValues("hi"));
            assertEquals(
                    "3 validation errors detected: Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'hi' at 'returnValues'"
                            + " failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD,"
                            + " ALL_OLD, NONE, UPDATED_NEW]; Value 'hi' at 'returnItemCollectionMetrics' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: [SIZE, NONE]",
                    message);
        }

        @Test
        void tableNamesAreCheckedFirst() {
            assertEquals(
                    "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must have"
                            + " length greater than or equal to 1",
                    messageOf(put -> put.tableName("").item(Map.of()).returnValues("hi")));
            assertEquals(
                    "1 validation error detected: Value 'a!' at 'tableName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
                    messageOf(put -> put.tableName("a!").item(Map.of())));
            assertTrue(server.send("PutItem", "{}")
                    .body()
                    .contains("Value null at 'tableName' failed to satisfy constraint: Member must not be null"));
        }

        @Test
        void unknownTablesAreNotFound() {
            var refusal = assertThrows(
                    software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException.class,
                    () -> client.putItem(put -> put.tableName("missing").item(strings("pk", "a"))));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void keysMustBeThereAndOfTheirType() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "One or more parameter values were invalid: Missing the key pk in the item",
                    messageOf(put -> put.tableName(table).item(strings("other", "a"))));
            assertEquals(
                    "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N",
                    messageOf(put -> put.tableName(table).item(Map.of("pk", n("1")))));
            assertEquals(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. Key: pk",
                    messageOf(put -> put.tableName(table).item(strings("pk", ""))));
        }

        @Test
        void keysHaveALargestSize() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.S);
            client.putItem(put -> put.tableName(table).item(strings("pk", "p".repeat(2048), "sk", "s".repeat(1024))));
            assertEquals(
                    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048"
                            + " bytes",
                    messageOf(put -> put.tableName(table).item(strings("pk", "p".repeat(2049), "sk", "s"))));
            assertEquals(
                    "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size"
                            + " limit of 1024 bytes",
                    messageOf(put -> put.tableName(table).item(strings("pk", "p", "sk", "s".repeat(1025)))));
        }

        @Test
        void indexKeysMustBeOfTheirType() {
            String table = TestTables.withIndexes(client);
            assertEquals(
                    "One or more parameter values were invalid: Type mismatch for Index Key gpk Expected: S Actual: N"
                            + " IndexName: gsi",
                    messageOf(put -> put.tableName(table).item(Map.of("pk", s("a"), "sk", s("b"), "gpk", n("1")))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {}                        | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
                        {"S":"a","N":"1"}         | Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes
                        {"N":"x"}                 | The parameter cannot be converted to a numeric value: x
                        {"N":""}                  | The parameter cannot be converted to a numeric value
                        {"N":"1E126"}             | Number overflow. Attempting to store a number with magnitude larger than supported range
                        {"N":"1E-131"}            | Number underflow. Attempting to store a number with magnitude smaller than supported range
                        {"N":"123456789012345678901234567890123456789"} | Attempting to store more than 38 significant digits in a Number
                        {"SS":[]}                 | One or more parameter values were invalid: An string set  may not be empty
                        {"NS":[]}                 | One or more parameter values were invalid: An number set  may not be empty
                        {"SS":["a","a"]}          | One or more parameter values were invalid: Input collection [a, a] contains duplicates.
                        {"NULL":false}            | One or more parameter values were invalid: Null attribute value types must have the value of true
                        """)
        void invalidValuesAreRefused(String value, String message) {
            String table = TestTables.withPartitionKey(client);
            var answer = server.send(
                    "PutItem", "{\"TableName\":\"" + table + "\",\"Item\":{\"pk\":{\"S\":\"a\"},\"v\":" + value + "}}");
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#ValidationException"), answer::body);
            assertTrue(answer.body().contains("\"" + message + "\""), answer::body);
            assertTrue(stored(table, "a").isEmpty());
        }

        @Test
        void itemsAreAtMost400Kilobytes() {
            String table = TestTables.withPartitionKey(client);
            int room = 400 * 1024 - "pk".length() - 1 - "v".length();
            client.putItem(put -> put.tableName(table).item(strings("pk", "a", "v", "x".repeat(room))));
            assertEquals(
                    "Item size has exceeded the maximum allowed size",
                    messageOf(put -> put.tableName(table).item(strings("pk", "b", "v", "x".repeat(room + 1)))));
        }

        @Test
        void documentsNestAtMost32LevelsWithTheItemItself() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "v", nested(31))));
            assertEquals(nested(31), stored(table, "a").get("v"));
            assertEquals(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond"
                            + " supported limit",
                    messageOf(put -> put.tableName(table).item(Map.of("pk", s("b"), "v", nested(32)))));
        }

        private AttributeValue nested(int levels) {
            AttributeValue value = s("leaf");
            for (int i = 0; i < levels; i++) {
                value = i % 2 == 0 ? AttributeValue.fromL(List.of(value)) : AttributeValue.fromM(Map.of("m", value));
            }
            return value;
        }

        @Test
        void expressionsAndLegacyParametersDoNotMix() {
            assertEquals(
                    "Can not use both expression and non-expression parameters in the same request: Non-expression"
                            + " parameters: {Expected} Expression parameters: {ConditionExpression}",
                    messageOf(put -> put.tableName("missing")
                            .item(strings("pk", "a"))
                            .expected(Map.of(
                                    "pk",
                                    ExpectedAttributeValue.builder()
                                            .exists(false)
                                            .build()))
                            .conditionExpression("attribute_not_exists(pk)")));
            assertEquals(
                    "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null",
                    messageOf(put -> put.tableName("missing")
                            .item(strings("pk", "a"))
                            .expressionAttributeValues(Map.of(":v", s("a")))));
        }

        @Test
        void returnValuesKnowsOnlyTheOldItem() {
            assertEquals(
                    "ReturnValues can only be ALL_OLD or NONE",
                    messageOf(put ->
                            put.tableName("missing").item(strings("pk", "a")).returnValues(ReturnValue.ALL_NEW)));
        }

        @Test
        void unusedNamesAndValuesAreRefused() {
            assertEquals(
                    "Value provided in ExpressionAttributeValues unused in expressions: keys: {:unused}",
                    messageOf(put -> put.tableName("missing")
                            .item(strings("pk", "a"))
                            .conditionExpression("attribute_not_exists(pk)")
                            .expressionAttributeValues(Map.of(":unused", s("a")))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void everyTypeComesBackAsItWas() {
            String table = TestTables.withPartitionKey(client);
            Map<String, AttributeValue> item = new HashMap<>();
            item.put("pk", s("types"));
            item.put("string", s("äöü \"quoted\" \\ \u0001 \uD83D\uDE00 \u2028"));
            item.put("emptyString", s(""));
            item.put("number", n("-12345678901234567890.123456789012345678"));
            item.put("binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 0xff})));
            item.put("bool", AttributeValue.fromBool(true));
            item.put("null", AttributeValue.fromNul(true));
            item.put("list", AttributeValue.fromL(List.of(s("a"), n("1"), AttributeValue.fromL(List.of()))));
            item.put("map", AttributeValue.fromM(Map.of("", s("empty name"), "m", AttributeValue.fromM(Map.of()))));
            client.putItem(put -> put.tableName(table).item(item));
            assertEquals(item, stored(table, "types"));
        }

        @Test
        void setsComeBackWhateverTheirOrder() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "pk", s("sets"),
                            "ss", AttributeValue.fromSs(List.of("b", "a")),
                            "ns", AttributeValue.fromNs(List.of("2", "1.50")),
                            "bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))))));
            var item = stored(table, "sets");
            assertEquals(
                    java.util.Set.of("a", "b"),
                    java.util.Set.copyOf(item.get("ss").ss()));
            assertEquals(
                    java.util.Set.of("2", "1.5"),
                    java.util.Set.copyOf(item.get("ns").ns()));
            assertEquals(List.of(SdkBytes.fromUtf8String("x")), item.get("bs").bs());
        }

        @ParameterizedTest
        @CsvSource({"1.5E2,150", "-0,0", "3.1400,3.14", "0001,1", ".5,0.5", "1E-5,0.00001", "-1.0E+3,-1000"})
        void numbersAreNormalised(String given, String returned) {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("n"), "v", n(given))));
            assertEquals(returned, stored(table, "n").get("v").n());
        }

        @Test
        void anItemReplacesTheOneWithItsKey() {
            String table = TestTables.withPartitionKey(client);
            PutItemResponse first = client.putItem(put ->
                    put.tableName(table).item(strings("pk", "a", "old", "1")).returnValues(ReturnValue.ALL_OLD));
            assertFalse(first.hasAttributes());
            PutItemResponse second = client.putItem(put ->
                    put.tableName(table).item(strings("pk", "a", "new", "2")).returnValues(ReturnValue.ALL_OLD));
            assertEquals(strings("pk", "a", "old", "1"), second.attributes());
            assertEquals(strings("pk", "a", "new", "2"), stored(table, "a"));
        }

        @Test
        void aConditionGuardsThePut() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table)
                    .item(strings("pk", "a", "v", "1"))
                    .conditionExpression("attribute_not_exists(pk)"));
            ConditionalCheckFailedException refusal = assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> client.putItem(put -> put.tableName(table)
                            .item(strings("pk", "a", "v", "2"))
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            assertEquals(
                    "The conditional request failed", refusal.awsErrorDetails().errorMessage());
            assertEquals(strings("pk", "a", "v", "1"), refusal.item());
            assertEquals(strings("pk", "a", "v", "1"), stored(table, "a"));
            client.putItem(put -> put.tableName(table)
                    .item(strings("pk", "a", "v", "3"))
                    .conditionExpression("#v = :v")
                    .expressionAttributeNames(Map.of("#v", "v"))
                    .expressionAttributeValues(Map.of(":v", s("1"))));
            assertEquals("3", stored(table, "a").get("v").s());
        }

        @Test
        void capacityCountsTheLargerImageAndTheIndexes() {
            String table = TestTables.withIndexes(client);
            Map<String, AttributeValue> item = Map.of(
                    "pk", s("a"), "sk", s("b"), "ls", s("c"), "gpk", s("d"), "gsk", s("e"), "v", s("x".repeat(1100)));
            var put = client.putItem(
                    p -> p.tableName(table).item(item).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            var capacity = put.consumedCapacity();
            assertEquals(6.0, capacity.capacityUnits());
            assertEquals(2.0, capacity.table().capacityUnits());
            assertEquals(2.0, capacity.localSecondaryIndexes().get("lsi").capacityUnits());
            assertEquals(2.0, capacity.globalSecondaryIndexes().get("gsi").capacityUnits());
            assertNull(capacity.writeCapacityUnits());
            var smaller = client.putItem(p -> p.tableName(table)
                    .item(strings("pk", "a", "sk", "b"))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            assertEquals(6.0, smaller.consumedCapacity().capacityUnits());
            assertNull(smaller.consumedCapacity().table());
        }

        @Test
        void itemCollectionMetricsNameThePartition() {
            String table = TestTables.withIndexes(client);
            var metrics = client.putItem(p -> p.tableName(table)
                            .item(strings("pk", "a", "sk", "b"))
                            .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                    .itemCollectionMetrics();
            assertEquals(strings("pk", "a"), metrics.itemCollectionKey());
            assertEquals(List.of(0.0, 1.0), metrics.sizeEstimateRangeGB());
            String plain = TestTables.withPartitionKey(client);
            assertNull(client.putItem(p -> p.tableName(plain)
                            .item(strings("pk", "a"))
                            .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                    .itemCollectionMetrics());
        }
    }
}
