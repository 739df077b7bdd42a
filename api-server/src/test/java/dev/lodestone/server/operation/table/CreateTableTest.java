package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@ParameterizedClass
@EnumSource(EngineKind.class)
class CreateTableTest {
    private static final String INVALID = "One or more parameter values were invalid: ";

    /** The parts of a valid request, which tests put together with others. */
    private static final String PK = "{'AttributeName': 'pk', 'AttributeType': 'S'}";

    private static final String HASH = "{'AttributeName': 'pk', 'KeyType': 'HASH'}";
    private static final String ON_DEMAND = "'BillingMode': 'PAY_PER_REQUEST'";

    private final TestServer server;
    private final DynamoDbClient client;

    CreateTableTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    /** The message with which a body is refused; apostrophes stand for quotation marks. */
    private String refusal(String body) {
        return Refusals.message("ValidationException", server.send("CreateTable", body.replace('\'', '"')));
    }

    /** The message for a table with this key, these attributes of type S, and these further members. */
    private String refusalOf(String keySchema, String attributes, String members) {
        return refusal("{'TableName': 'refused', 'KeySchema': " + schema(keySchema) + ", 'AttributeDefinitions': "
                + definitions(attributes) + ", " + members + "}");
    }

    /** A key schema written as {@code a:HASH b:RANGE}. */
    private static String schema(String elements) {
        List<String> written = new ArrayList<>();
        for (String element : elements.split(" ", -1)) {
            String[] parts = element.split(":", -1);
            written.add("{'AttributeName': '" + parts[0] + "', 'KeyType': '" + parts[1] + "'}");
        }
        return written.toString();
    }

    private static String definitions(String names) {
        List<String> written = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            written.add("{'AttributeName': '" + name + "', 'AttributeType': 'S'}");
        }
        return written.toString();
    }

    private static String index(String name, String keySchema, String projection) {
        return "{'IndexName': '" + name + "', 'KeySchema': " + schema(keySchema) + ", 'Projection': " + projection
                + "}";
    }

    private static final String ALL = "{'ProjectionType': 'ALL'}";

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                          | NUMBER_VALUE cannot be converted to String
                        {"KeySchema": {}}                         | Start of structure or map found where not expected
                        {"AttributeDefinitions": "a"}             | Unexpected field type
                        {"ProvisionedThroughput": {"ReadCapacityUnits": "a"}} | STRING_VALUE cannot be converted to Long
                        {"DeletionProtectionEnabled": "maybe"}    | Unexpected token received from parser
                        {"GlobalSecondaryIndexes": [{"KeySchema": [{"KeyType": []}]}]} | Unrecognized collection type class java.lang.String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, Refusals.message("SerializationException", server.send("CreateTable", body)));
        }
    }

    @Nested
    class Validation {
        @Test
        void theTableNameIsCheckedBeforeAllElse() {
            assertEquals(
                    "The parameter 'TableName' is required but was not present in the request",
                    refusal("{'KeySchema': []}"));
            assertEquals(
                    "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 3",
                    refusal("{'TableName': 'ab', 'KeySchema': []}"));
            assertEquals(
                    "1 validation error detected: Value 'a b' at 'tableName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
                    refusal("{'TableName': 'a b', 'KeySchema': []}"));
        }

        @Test
        void violatedConstraintsAreReportedTogether() {
            assertEquals(
                    "5 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint:"
                            + " Member must not be null; Value 'CHEAP' at 'billingMode' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]; Value '0' at"
                            + " 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must"
                            + " have value greater than or equal to 1; Value null at"
                            + " 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must"
                            + " not be null; Value 'SOME' at 'keySchema.1.member.keyType' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: [HASH, RANGE]",
                    refusal("{'TableName': 'refused', 'BillingMode': 'CHEAP', 'ProvisionedThroughput':"
                            + " {'WriteCapacityUnits': 0}, 'KeySchema': [{'AttributeName': 'a', 'KeyType': 'SOME'}]}"));
        }

        @Test
        void elementsOfTheKeySchemaArePrintedAsTheServiceDoes() {
            assertEquals(
                    "1 validation error detected: Value '[KeySchemaElement(attributeName=a, keyType=HASH),"
                            + " KeySchemaElement(attributeName=b, keyType=RANGE), KeySchemaElement(attributeName=c,"
                            + " keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length"
                            + " less than or equal to 2",
                    refusalOf("a:HASH b:RANGE c:RANGE", "a b c", ON_DEMAND));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        a:HASH a:RANGE  | a     | Invalid KeySchema: Some index key attribute have no definition
                        a:HASH a:RANGE  | a b   | Both the Hash Key and the Range Key element in the KeySchema have the same name
                        a:RANGE b:HASH  | a b   | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
                        a:HASH b:HASH   | a b   | Invalid KeySchema: The second KeySchemaElement is not a RANGE key type
                        a:HASH          | a a   | Attribute Name is duplicated: a
                        pk:HASH         | pk x  | One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions
                        q:HASH          | pk sk | One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [sk, pk]
                        """)
        void theKeyMustFitTheDefinitions(String keySchema, String attributes, String message) {
            assertEquals(message, refusalOf(keySchema, attributes, ON_DEMAND));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        'BillingMode': 'PROVISIONED'    | ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED
                        'TableClass': null              | ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED
                        'BillingMode': 'PAY_PER_REQUEST', 'ProvisionedThroughput': {'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1} | Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST
                        'ProvisionedThroughput': {'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1}, 'OnDemandThroughput': {'MaxReadRequestUnits': 5} | MaxReadRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.
                        'BillingMode': 'PAY_PER_REQUEST', 'OnDemandThroughput': {'MaxWriteRequestUnits': -1} | Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range
                        'ProvisionedThroughput': {'ReadCapacityUnits': 9, 'WriteCapacityUnits': 9}, 'WarmThroughput': {'ReadUnitsPerSecond': 5} | Requested ReadUnitsPerSecond for WarmThroughput for table is lower than ReadCapacityUnits of ProvisionedThroughput
                        'BillingMode': 'PAY_PER_REQUEST', 'StreamSpecification': {'StreamEnabled': true} | Table is being created with a stream enabled, UpdateViewType is required
                        'BillingMode': 'PAY_PER_REQUEST', 'StreamSpecification': {'StreamEnabled': false, 'StreamViewType': 'KEYS_ONLY'} | Table is being created with a stream disabled, UpdateViewType should not be specified
                        'BillingMode': 'PAY_PER_REQUEST', 'SSESpecification': {'SSEType': 'KMS'} | SSEType can not be specified if Enabled is false
                        'BillingMode': 'PAY_PER_REQUEST', 'SSESpecification': {'Enabled': true, 'SSEType': 'AES256'} | SSEType AES256 is not supported
                        'BillingMode': 'PAY_PER_REQUEST', 'ResourcePolicy': '{}' | ResourcePolicy is not supported by this store
                        'BillingMode': 'PAY_PER_REQUEST', 'GlobalTableSourceArn': 'arn', 'ReplicaUpdates': [] | GlobalTableSourceArn, ReplicaUpdates are not supported by this store
                        """)
        void settingsMustGoTogether(String members, String message) {
            assertEquals(INVALID + message, refusalOf("a:HASH", "a", members));
        }

        @Test
        void unitsBeyondAllBoundsAreRefused() {
            assertEquals(
                    "Given value 1000000000001 for ReadCapacityUnits is out of bounds",
                    refusalOf(
                            "a:HASH",
                            "a",
                            "'ProvisionedThroughput': {'ReadCapacityUnits': 1000000000001, 'WriteCapacityUnits': 1}"));
        }

        @Test
        void unknownTableClassesAreRefused() {
            assertEquals(
                    "Invalid table-class parameter provided. Please try again with a valid table-class value:"
                            + " [STANDARD, STANDARD_INFREQUENT_ACCESS].",
                    refusalOf("a:HASH", "a", ON_DEMAND + ", 'TableClass': 'FIRST'"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        a:HASH b:RANGE | a b | a:HASH         | Index KeySchema does not have a range key for index: one
                        a:HASH b:RANGE | a b | b:HASH a:RANGE | Index KeySchema does not have the same leading hash key as table KeySchema for index: one. index hash key: b, table hash key: a
                        a:HASH         | a b | a:HASH b:RANGE | Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex
                        """)
        void localIndexesShareTheTablesPartitionKey(String key, String attributes, String indexKey, String message) {
            assertEquals(
                    INVALID + message,
                    refusalOf(
                            key,
                            attributes,
                            ON_DEMAND + ", 'LocalSecondaryIndexes': [" + index("one", indexKey, ALL) + "]"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        b:RANGE                                     | b             | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
                        b:HASH b:RANGE                              | b             | Both the Hash Key and the Range Key element in the KeySchema have the same name
                        b:HASH c:RANGE b:RANGE                      | b c           | The KeySchema contains multiple key attributes with the same name
                        b:HASH c:RANGE d:HASH                       | b c d         | One or more parameter values were invalid: All HASH key attributes must precede RANGE key attributes in the KeySchema
                        b:HASH c:HASH d:HASH e:HASH f:HASH          | b c d e f     | One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of HASH key attributes
                        b:HASH c:RANGE d:RANGE e:RANGE f:RANGE g:RANGE | b c d e f g | One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of RANGE key attributes
                        b:HASH                                      | b c           | One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used: [a, b]
                        b:HASH                                      | a             | Attribute Name is duplicated: a
                        """)
        void globalIndexesHaveKeysOfTheirOwn(String indexKey, String attributes, String message) {
            assertEquals(
                    message,
                    refusalOf(
                            "a:HASH",
                            "a " + attributes,
                            ON_DEMAND + ", 'GlobalSecondaryIndexes': [" + index("one", indexKey, ALL) + "]"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        {}                                                              | Unknown ProjectionType: null
                        {'ProjectionType': 'INCLUDE'}                                   | ProjectionType is INCLUDE, but NonKeyAttributes is not specified
                        {'ProjectionType': 'ALL', 'NonKeyAttributes': ['x']}            | ProjectionType is ALL, but NonKeyAttributes is specified
                        {'ProjectionType': 'INCLUDE', 'NonKeyAttributes': ['x', 'x']}   | Duplicate element in NonKeyAttributes: x
                        """)
        void projectionsNameAttributesWhereTheyAreIncluded(String projection, String message) {
            assertEquals(
                    INVALID + message,
                    refusalOf(
                            "a:HASH",
                            "a b",
                            ON_DEMAND + ", 'GlobalSecondaryIndexes': [" + index("one", "b:HASH", projection) + "]"));
        }

        @Test
        void thereAreOnlySoManyIndexes() {
            List<String> indexes = new ArrayList<>();
            for (int i = 0; i <= 20; i++) {
                indexes.add(index("index" + i, "a:HASH b:RANGE", ALL));
            }
            assertEquals(
                    INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of 20",
                    refusalOf("a:HASH b:RANGE", "a b", ON_DEMAND + ", 'GlobalSecondaryIndexes': " + indexes));
            assertEquals(
                    INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of 5",
                    refusalOf(
                            "a:HASH b:RANGE",
                            "a b",
                            ON_DEMAND + ", 'LocalSecondaryIndexes': " + indexes.subList(0, 6)));
            assertEquals(
                    INVALID + "List of GlobalSecondaryIndexes is empty",
                    refusalOf("a:HASH", "a", ON_DEMAND + ", 'GlobalSecondaryIndexes': []"));
            assertEquals(
                    INVALID + "Duplicate index name: index1",
                    refusalOf(
                            "a:HASH b:RANGE",
                            "a b",
                            ON_DEMAND + ", 'LocalSecondaryIndexes': " + indexes.subList(1, 2)
                                    + ", 'GlobalSecondaryIndexes': " + indexes.subList(0, 2)));
        }

        @Test
        void throughputOfIndexesFollowsTheBillingMode() {
            String index = "{'IndexName': 'one', 'KeySchema': [" + HASH + "], 'Projection': " + ALL
                    + ", 'ProvisionedThroughput': {'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1}}";
            assertEquals(
                    INVALID + "ProvisionedThroughput should not be specified for index: one when BillingMode is"
                            + " PAY_PER_REQUEST",
                    refusalOf("pk:HASH", "pk", ON_DEMAND + ", 'GlobalSecondaryIndexes': [" + index + "]"));
            assertEquals(
                    INVALID + "ProvisionedThroughput is not specified for index: one",
                    refusalOf(
                            "pk:HASH",
                            "pk",
                            "'ProvisionedThroughput': {'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1},"
                                    + " 'GlobalSecondaryIndexes': [" + index("one", "pk:HASH", ALL) + "]"));
        }

        @Test
        void tagKeysAreUniqueAndNotTheServicesOwn() {
            String tags = ON_DEMAND + ", 'Tags': [{'Key': 'k', 'Value': '1'}, {'Key': '%s', 'Value': '2'}]";
            assertEquals(
                    "Duplicate Tag Keys provided as input: Duplicate Tag Key found k",
                    refusalOf("pk:HASH", "pk", tags.formatted("k")));
            assertEquals(
                    "Tag Key cannot be prefixed with aws:, Key: aws:k",
                    refusalOf("pk:HASH", "pk", tags.formatted("aws:k")));
        }

        @Test
        void nullsInListsAreRefused() {
            String body =
                    "{'TableName': 'refused', 'AttributeDefinitions': [null], 'KeySchema': [null], " + ON_DEMAND + "}";
            assertEquals(
                    "2 validation errors detected: Value null at 'attributeDefinitions.1.member' failed to satisfy"
                            + " constraint: Member must not be null; Value null at 'keySchema.1.member' failed to"
                            + " satisfy constraint: Member must not be null",
                    refusal(body));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void theAnswerSaysThatTheTableIsBeingCreated() {
            String name = TestServer.uniqueTableName("create");
            TableDescription created = create(name);
            assertEquals(TableStatus.CREATING, created.tableStatus());
            assertEquals(name, created.tableName());
            assertEquals("arn:aws:dynamodb:us-east-1:000000000000:table/" + name, created.tableArn());
            assertTrue(created.tableId().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
            assertNotNull(created.creationDateTime());
            assertEquals(0, created.itemCount());
            assertEquals(0, created.tableSizeBytes());
            assertEquals(
                    BillingMode.PAY_PER_REQUEST, created.billingModeSummary().billingMode());
            assertEquals(0, created.provisionedThroughput().readCapacityUnits());
            assertEquals(0, created.provisionedThroughput().numberOfDecreasesToday());
            assertFalse(created.deletionProtectionEnabled());
            assertNull(created.warmThroughput());
            assertNull(created.tableClassSummary());
            assertNull(created.sseDescription());
            assertNull(created.streamSpecification());
            assertEquals(TableStatus.ACTIVE, describe(name).tableStatus());
        }

        @Test
        void aTableIsCreatedOnce() {
            String name = TestServer.uniqueTableName("twice");
            create(name);
            ResourceInUseException again = assertThrows(ResourceInUseException.class, () -> create(name));
            assertEquals(
                    "Table already exists: " + name, again.awsErrorDetails().errorMessage());
        }

        @Test
        void aTableMayBeNamedByItsArn() {
            String name = TestServer.uniqueTableName("arn");
            create("arn:aws:dynamodb:us-east-1:000000000000:table/" + name);
            assertEquals(name, describe(name).tableName());
        }

        @Test
        void indexesAreDescribedAsDeclaredAndAttributesInTheirOrder() {
            String name = TestServer.uniqueTableName("indexes");
            TableDescription created = client.createTable(table -> table.tableName(name)
                            .attributeDefinitions(
                                    attribute("z", ScalarAttributeType.S),
                                    attribute("a", ScalarAttributeType.N),
                                    attribute("m", ScalarAttributeType.B))
                            .keySchema(key("z", KeyType.HASH), key("a", KeyType.RANGE))
                            .provisionedThroughput(Indexes.units(3, 4))
                            .localSecondaryIndexes(Indexes.local(index -> index.indexName("local")
                                    .keySchema(key("z", KeyType.HASH), key("m", KeyType.RANGE))
                                    .projection(Indexes.KEYS_ONLY)))
                            .globalSecondaryIndexes(
                                    Indexes.global(index -> index.indexName("second")
                                            .keySchema(key("m", KeyType.HASH), key("z", KeyType.HASH))
                                            .projection(Indexes.including("y", "x"))
                                            .provisionedThroughput(Indexes.units(1, 2))),
                                    Indexes.global(index -> index.indexName("first")
                                            .keySchema(key("a", KeyType.HASH))
                                            .projection(Indexes.ALL)
                                            .provisionedThroughput(Indexes.units(5, 6)))))
                    .tableDescription();
            created.globalSecondaryIndexes().forEach(index -> assertEquals(IndexStatus.CREATING, index.indexStatus()));
            TableDescription table = describe(name);
            assertEquals(
                    List.of("a", "m", "z"),
                    table.attributeDefinitions().stream()
                            .map(definition -> definition.attributeName())
                            .toList());
            assertNull(table.billingModeSummary());
            assertEquals(3, table.provisionedThroughput().readCapacityUnits());
            assertEquals(3, table.warmThroughput().readUnitsPerSecond());
            assertEquals("local", table.localSecondaryIndexes().get(0).indexName());
            assertEquals(
                    table.tableArn() + "/index/local",
                    table.localSecondaryIndexes().get(0).indexArn());
            GlobalSecondaryIndexDescription second =
                    table.globalSecondaryIndexes().get(0);
            assertEquals("second", second.indexName());
            assertEquals(List.of(key("m", KeyType.HASH), key("z", KeyType.HASH)), second.keySchema());
            assertEquals(List.of("x", "y"), second.projection().nonKeyAttributes());
            assertEquals(IndexStatus.ACTIVE, second.indexStatus());
            assertNull(second.backfilling());
            assertEquals(2, second.provisionedThroughput().writeCapacityUnits());
            assertEquals("first", table.globalSecondaryIndexes().get(1).indexName());
        }

        @Test
        void settingsAreKept() {
            String name = TestServer.uniqueTableName("settings");
            client.createTable(simple(name)
                    .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                    .deletionProtectionEnabled(true)
                    .onDemandThroughput(bounds -> bounds.maxReadRequestUnits(100L))
                    .warmThroughput(warm -> warm.readUnitsPerSecond(13_000L))
                    .sseSpecification(
                            sse -> sse.enabled(true).sseType(SSEType.KMS).kmsMasterKeyId("1234"))
                    .streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                    .tags(Tag.builder().key("owner").value("me").build())
                    .build());
            TableDescription table = describe(name);
            assertEquals(
                    TableClass.STANDARD_INFREQUENT_ACCESS,
                    table.tableClassSummary().tableClass());
            assertTrue(table.deletionProtectionEnabled());
            assertEquals(100, table.onDemandThroughput().maxReadRequestUnits());
            assertNull(table.onDemandThroughput().maxWriteRequestUnits());
            assertEquals(13_000, table.warmThroughput().readUnitsPerSecond());
            assertEquals(4_000, table.warmThroughput().writeUnitsPerSecond());
            assertEquals(SSEStatus.ENABLED, table.sseDescription().status());
            assertEquals(
                    "arn:aws:kms:us-east-1:000000000000:key/1234",
                    table.sseDescription().kmsMasterKeyArn());
            assertEquals(
                    StreamViewType.NEW_AND_OLD_IMAGES,
                    table.streamSpecification().streamViewType());
            assertEquals(table.tableArn() + "/stream/" + table.latestStreamLabel(), table.latestStreamArn());
            assertNotNull(table.billingModeSummary().lastUpdateToPayPerRequestDateTime());
        }

        @Test
        void unknownMembersAreIgnored() {
            String name = TestServer.uniqueTableName("unknown");
            HttpResponse<String> answer = server.send(
                    "CreateTable",
                    ("{'TableName': '" + name + "', 'Colour': {'a': [1]}, 'AttributeDefinitions': [" + PK
                                    + "], 'KeySchema': [" + HASH + "], " + ON_DEMAND + "}")
                            .replace('\'', '"'));
            assertEquals(200, answer.statusCode(), answer::body);
        }

        private TableDescription create(String name) {
            return client.createTable(simple(name).build()).tableDescription();
        }

        private CreateTableRequest.Builder simple(String name) {
            return CreateTableRequest.builder()
                    .tableName(name)
                    .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                    .keySchema(key("pk", KeyType.HASH))
                    .billingMode(BillingMode.PAY_PER_REQUEST);
        }

        private TableDescription describe(String name) {
            return client.describeTable(table -> table.tableName(name)).table();
        }
    }
}
