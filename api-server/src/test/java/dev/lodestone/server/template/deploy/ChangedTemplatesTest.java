package dev.lodestone.server.template.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.template.TemplateFolder;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.catalog.RequestScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What becomes of a table and its items when its declaration changes. */
class ChangedTemplatesTest {
    private static final String TABLE = """
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: items
                  AttributeDefinitions:
                    - {AttributeName: id, AttributeType: S}
            %s
            """;
    private static final String KEY = "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n";
    private static final String ON_DEMAND = KEY + "      BillingMode: PAY_PER_REQUEST\n";

    @TempDir
    Path directory;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private TestServer server;
    private TemplateFolder folder;
    private TemplateWatch watch;
    private long written;

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.options(EngineKind.MEMORY));
        folder = new TemplateFolder(directory);
        watch = watch(log::add);
    }

    private TemplateWatch watch(Consumer<String> listener) {
        RequestScope scope = new RequestScope("", "us-east-1", "000000000000");
        return new TemplateWatch(
                List.of(folder.path("t.yaml")),
                folder.settings(),
                new TemplateDeployment(server.store(), scope, new RecordedTriggers()),
                listener);
    }

    @AfterEach
    void close() {
        watch.close();
        server.close();
    }

    /** Writes the file so that it counts as changed, however quick the test is. */
    private void write(String file, String text) {
        folder.with(file, text);
        try {
            written++;
            Files.setLastModifiedTime(folder.path(file), FileTime.fromMillis(1_700_000_000_000L + written));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Deploys, with an item in the table from then on. */
    private void deploy(String properties) {
        write("t.yaml", TABLE.formatted(properties));
        watch.deploy();
        server.client()
                .putItem(request -> request.tableName("items")
                        .item(Map.of("id", AttributeValue.fromS("a"), "o", AttributeValue.fromS("b"))));
        log.clear();
    }

    private List<String> change(String properties) {
        write("t.yaml", TABLE.formatted(properties));
        watch.check();
        assertEquals(
                1, server.client().scan(request -> request.tableName("items")).count());
        return log.stream().map(line -> line.replace(directory + "/", "")).toList();
    }

    private TableDescription table() {
        return server.client()
                .describeTable(request -> request.tableName("items"))
                .table();
    }

    @Nested
    class AreChangedInPlace {
        private static final String INDEX = """
                        - {AttributeName: o, AttributeType: S}
                      GlobalSecondaryIndexes:
                        - IndexName: %s
                          KeySchema: [{AttributeName: o, KeyType: HASH}]
                          Projection: {ProjectionType: %s}
                """;

        @Test
        void indexes() {
            deploy(ON_DEMAND);
            assertEquals(List.of("table items: index byO created"), change(INDEX.formatted("byO", "ALL") + ON_DEMAND));
            assertEquals(1, countByIndex("byO"));
            assertEquals(
                    List.of("table items: index byO created", "table items: index byO deleted, index byO created"),
                    change(INDEX.formatted("byO", "KEYS_ONLY") + ON_DEMAND));
            assertEquals(1, countByIndex("byO"));
            log.clear();
            assertEquals(
                    List.of("table items: index byO deleted, index other created"),
                    change(INDEX.formatted("other", "KEYS_ONLY") + ON_DEMAND));
            log.clear();
            assertEquals(List.of("table items: index other deleted"), change(ON_DEMAND));
        }

        private int countByIndex(String name) {
            return server.client()
                    .query(request -> request.tableName("items")
                            .indexName(name)
                            .keyConditionExpression("o = :o")
                            .expressionAttributeValues(Map.of(":o", AttributeValue.fromS("b"))))
                    .count();
        }

        @Test
        void billing() {
            deploy(ON_DEMAND);
            assertEquals(
                    List.of("table items: billing mode PROVISIONED"),
                    change(KEY + "      ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 6}\n"));
            assertEquals(6, table().provisionedThroughput().writeCapacityUnits());
            log.clear();
            assertEquals(
                    List.of("table items: provisioned throughput"),
                    change(KEY + "      ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 7}\n"));
            log.clear();
            assertEquals(List.of("table items: billing mode PAY_PER_REQUEST"), change(ON_DEMAND));
            assertEquals(
                    BillingMode.PAY_PER_REQUEST, table().billingModeSummary().billingMode());
        }

        @Test
        void billingWithIndexes() {
            String indexes = INDEX.formatted("byO", "ALL");
            deploy(indexes + ON_DEMAND);
            String provisioned = indexes
                    + "          ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 2}\n" + KEY
                    + "      ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 6}\n";
            assertEquals(List.of("table items: billing mode PROVISIONED"), change(provisioned));
            log.clear();
            assertEquals(
                    List.of("table items: throughput of index byO"),
                    change(provisioned.replace("ReadCapacityUnits: 1", "ReadCapacityUnits: 3")));
            assertEquals(
                    3,
                    table().globalSecondaryIndexes()
                            .get(0)
                            .provisionedThroughput()
                            .readCapacityUnits());
            log.clear();
            assertEquals(List.of("table items: billing mode PAY_PER_REQUEST"), change(indexes + ON_DEMAND));
        }

        @Test
        void streams() {
            deploy(ON_DEMAND);
            assertEquals(
                    List.of("table items: stream with KEYS_ONLY"),
                    change(ON_DEMAND + "      StreamSpecification: {StreamViewType: KEYS_ONLY}\n"));
            String first = table().latestStreamArn();
            log.clear();
            assertEquals(
                    List.of("table items: stream ended, stream with NEW_IMAGE"),
                    change(ON_DEMAND + "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"));
            assertNotEquals(first, table().latestStreamArn());
            log.clear();
            assertEquals(List.of("table items: stream ended"), change(ON_DEMAND));
            assertNull(table().streamSpecification());
        }

        @Test
        void timeToLive() {
            deploy(ON_DEMAND + "      TimeToLiveSpecification: {AttributeName: x, Enabled: true}\n");
            assertEquals(
                    List.of("table items: no time to live by x, time to live by y"),
                    change(ON_DEMAND + "      TimeToLiveSpecification: {AttributeName: y, Enabled: true}\n"));
            log.clear();
            assertEquals(
                    List.of("table items: no time to live by y"),
                    change(ON_DEMAND + "      TimeToLiveSpecification: {AttributeName: y, Enabled: false}\n"));
        }

        @Test
        void tags() {
            deploy(ON_DEMAND + "      Tags: [{Key: a, Value: '1'}, {Key: b, Value: '2'}]\n");
            assertEquals(
                    List.of("table items: tags"),
                    change(ON_DEMAND + "      Tags: [{Key: b, Value: '3'}, {Key: c, Value: '4'}]\n"));
            String arn = table().tableArn();
            assertEquals(
                    "[Tag(Key=b, Value=3), Tag(Key=c, Value=4)]",
                    server.client()
                            .listTagsOfResource(request -> request.resourceArn(arn))
                            .tags()
                            .toString());
        }

        @Test
        void settings() {
            deploy(ON_DEMAND);
            assertEquals(
                    List.of("table items: table class STANDARD_INFREQUENT_ACCESS, encryption, limits of throughput,"
                            + " warm throughput, deletion protection on"),
                    change(ON_DEMAND + """
                                          TableClass: STANDARD_INFREQUENT_ACCESS
                                          SSESpecification: {SSEEnabled: true}
                                          OnDemandThroughput: {MaxReadRequestUnits: 40}
                                          WarmThroughput: {ReadUnitsPerSecond: 13000}
                                          DeletionProtectionEnabled: true
                                    """));
            log.clear();
            assertEquals(
                    List.of(
                            "table items: table class STANDARD, encryption, limits of throughput, deletion protection off"),
                    change(ON_DEMAND));
        }
    }

    @Nested
    class AreLeftAlone {
        @Test
        void whereTheKeyWouldChange() {
            deploy(ON_DEMAND);
            assertEquals(
                    List.of("t.yaml:9: the table 'items' is left as it is: its key cannot be changed\n"
                            + "    in the store: id S HASH\n    in the template: id S HASH, at N RANGE"),
                    change("""
                                    - {AttributeName: at, AttributeType: N}
                                  KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: at, KeyType: RANGE}]
                                  BillingMode: PAY_PER_REQUEST
                            """));
        }

        @Test
        void whereLocalIndexesWouldChange() {
            String key = """
                            - {AttributeName: at, AttributeType: N}
                            - {AttributeName: o, AttributeType: S}
                          KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: at, KeyType: RANGE}]
                          BillingMode: PAY_PER_REQUEST
                          LocalSecondaryIndexes:
                            - IndexName: lsi
                              KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: o, KeyType: RANGE}]
                              Projection: {ProjectionType: %s}
                    """;
            write("t.yaml", TABLE.formatted(key.formatted("ALL")));
            watch.deploy();
            log.clear();
            write("t.yaml", TABLE.formatted(key.formatted("KEYS_ONLY")));
            watch.check();
            assertEquals(
                    List.of(directory
                            + "/t.yaml:12: the table 'items' is left as it is: its local secondary indexes cannot be"
                            + " changed\n    in the store: {lsi=id S HASH, o S RANGE ALL}\n"
                            + "    in the template: {lsi=id S HASH, o S RANGE KEYS_ONLY}"),
                    log);
        }

        @Test
        void whereTheyAreNotDeclaredAnyMore() {
            deploy(ON_DEMAND);
            write("t.yaml", "Resources: {Q: {Type: 'AWS::SQS::Queue'}}\n");
            watch.check();
            assertEquals(
                    1,
                    server.client().scan(request -> request.tableName("items")).count());
        }
    }

    @Test
    void aBrokenTemplateLeavesEverythingAsItWas() {
        deploy(ON_DEMAND);
        assertEquals(
                List.of(
                        "t.yaml:10: 'Stag' is neither a parameter nor a resource",
                        "the template is wrong, and everything stays as it was"),
                change(ON_DEMAND + "      TableClass: !Ref Stag\n"));
        log.clear();
        assertEquals(List.of(), change(ON_DEMAND));
        watch.check();
        assertEquals(List.of(), log);
    }

    @Test
    void aBrokenTemplateIsRefusedAtTheStart() {
        write("t.yaml", TABLE.formatted("      KeySchema: [{AttributeName: other, KeyType: HASH}]\n"));
        TemplateException refusal = assertThrows(TemplateException.class, watch::deploy);
        assertTrue(
                refusal.getMessage()
                        .startsWith(
                                directory
                                        + "/t.yaml:2: the table 'items' is refused: One or more parameter values were invalid: "),
                refusal.getMessage());
        assertEquals(List.of(), server.client().listTables().tableNames());
    }

    @Test
    void saysWhatIsPassedOverAndNotAskedFor() {
        folder.parameter("Nobody", "x");
        watch = watch(log::add);
        write(
                "t.yaml",
                "Resources: {Q: {Type: 'AWS::SQS::Queue'}, R: {Type: 'AWS::SQS::Queue'}, B: {Type: 'AWS::S3::Bucket'}}");
        watch.deploy();
        assertEquals(
                List.of(
                        "passed over: AWS::S3::Bucket, 2 AWS::SQS::Queue",
                        "the parameter 'Nobody' is given, but no template asks for it"),
                log);
    }

    @Test
    void triggersWithoutStreamAreReported() {
        write("t.yaml", """
                Resources:
                  M:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      EventSourceArn: arn:aws:dynamodb:us-east-1:1:table/none/stream/x
                      FunctionName: f
                      StartingPosition: LATEST
                """);
        watch.deploy();
        assertEquals(List.of(directory + "/t.yaml:2: trigger none → f: there is no such table"), log);
    }

    @Test
    void watchesTheFileAndWhatItIncludes() throws InterruptedException {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        write("t.yaml", "service: s\nprovider: {name: aws}\nresources: {Resources: '${file(tables.yml)}'}\n");
        String declaration =
                "%s:\n  Type: AWS::DynamoDB::Table\n  Properties:\n    TableName: t-%s\n    BillingMode: PAY_PER_REQUEST\n"
                        + "    AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
                        + "    KeySchema: [{AttributeName: id, KeyType: HASH}]\n";
        write("tables.yml", declaration.formatted("A", "A"));
        watch = watch(lines::add);
        watch.deploy();
        watch.start();
        assertEquals("table t-A: created", lines.poll(20, TimeUnit.SECONDS));
        write("tables.yml", declaration.formatted("A", "A") + declaration.formatted("B", "B"));
        assertEquals("table t-B: created", lines.poll(20, TimeUnit.SECONDS));
        assertEquals(List.of("t-A", "t-B"), server.client().listTables().tableNames());
    }
}
