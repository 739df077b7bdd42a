package dev.lodestone.server.template.cloudformation;

import static dev.lodestone.server.template.TemplateFolder.function;
import static dev.lodestone.server.template.TemplateFolder.mapping;
import static dev.lodestone.server.template.TemplateFolder.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.template.TemplateTestCase;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.MappingSettings;
import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the resources of CloudFormation declare. */
class StackReaderTest extends TemplateTestCase {
    StackReaderTest() {
        super("t.yaml", "");
    }

    @Test
    void readsTables() {
        TableDeclaration orders = table(read("""
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            DeletionPolicy: Retain
                            Properties:
                              TableName: orders
                              AttributeDefinitions:
                                - {AttributeName: id, AttributeType: S}
                                - {AttributeName: at, AttributeType: N}
                              KeySchema:
                                - {AttributeName: id, KeyType: HASH}
                                - {AttributeName: at, KeyType: RANGE}
                              ProvisionedThroughput: {ReadCapacityUnits: '5', WriteCapacityUnits: 6}
                              GlobalSecondaryIndexes:
                                - IndexName: byTime
                                  KeySchema: [{AttributeName: at, KeyType: HASH}]
                                  Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [a, b]}
                                  ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 2}
                              LocalSecondaryIndexes: []
                              StreamSpecification: {StreamViewType: NEW_IMAGE}
                              TimeToLiveSpecification: {AttributeName: expires, Enabled: 'true'}
                              SSESpecification: {SSEEnabled: true, KMSMasterKeyId: alias/mine}
                              TableClass: STANDARD_INFREQUENT_ACCESS
                              DeletionProtectionEnabled: yes
                              Tags: [{Key: team, Value: blue}]
                        """), "orders");
        CreateTable.Request request = orders.request();
        assertEquals(2, orders.location().line());
        assertEquals(10, orders.line("KeySchema").line());
        assertEquals(2, orders.line("Nothing").line());
        assertEquals("expires", orders.timeToLive());
        assertEquals(
                List.of(new KeySchemaElement("id", "HASH"), new KeySchemaElement("at", "RANGE")), request.keySchema());
        assertEquals(5, request.settings().provisionedThroughput().readCapacityUnits());
        assertEquals(
                List.of("a", "b"),
                request.globalSecondaryIndexes().get(0).projection().nonKeyAttributes());
        assertNull(request.localSecondaryIndexes());
        assertEquals("NEW_IMAGE", request.settings().streamSpecification().streamViewType());
        assertEquals("KMS", request.settings().sseSpecification().sseType());
        assertEquals("STANDARD_INFREQUENT_ACCESS", request.settings().tableClass());
        assertEquals(true, request.settings().deletionProtectionEnabled());
        assertEquals(List.of(new Tag("team", "blue")), request.tags());
    }

    @Test
    void readsTheReplicaOfAGlobalTableThatIsHere() {
        CreateTable.Request request = read("""
                        Resources:
                          T:
                            Type: AWS::DynamoDB::GlobalTable
                            Properties:
                              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                              KeySchema: [{AttributeName: id, KeyType: HASH}]
                              BillingMode: PROVISIONED
                              WriteProvisionedThroughputSettings:
                                WriteCapacityAutoScalingSettings: {MinCapacity: 7, MaxCapacity: 70}
                              GlobalSecondaryIndexes:
                                - IndexName: i
                                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                                  Projection: {ProjectionType: ALL}
                                  WriteProvisionedThroughputSettings:
                                    WriteCapacityAutoScalingSettings: {MinCapacity: 3, MaxCapacity: 9}
                              Replicas:
                                - Region: eu-west-1
                                - Region: !Ref AWS::Region
                                  ReadProvisionedThroughputSettings: {ReadCapacityUnits: 4}
                                  GlobalSecondaryIndexes:
                                    - IndexName: i
                                      ReadProvisionedThroughputSettings: {ReadCapacityUnits: 2}
                                  DeletionProtectionEnabled: true
                                  Tags: [{Key: a, Value: b}]
                        """).tables().get(0).request();
        assertEquals("local-T", request.tableName());
        assertEquals(4, request.settings().provisionedThroughput().readCapacityUnits());
        assertEquals(7, request.settings().provisionedThroughput().writeCapacityUnits());
        assertEquals(
                3,
                request.globalSecondaryIndexes().get(0).provisionedThroughput().writeCapacityUnits());
        assertEquals(
                2,
                request.globalSecondaryIndexes().get(0).provisionedThroughput().readCapacityUnits());
        assertEquals(true, request.settings().deletionProtectionEnabled());
        assertEquals(List.of(new Tag("a", "b")), request.tags());
    }

    @Test
    void readsFunctionsAndMappings() {
        Declarations declarations = read("""
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: orders
                      StreamSpecification: {StreamViewType: NEW_IMAGE}
                  F:
                    Type: AWS::Lambda::Function
                    Properties:
                      FunctionName: work
                      Runtime: nodejs22.x
                      Handler: index.handler
                      Timeout: 30
                      MemorySize: 512
                      Code: {ZipFile: "exports.handler = async () => {}"}
                      Role: !GetAtt Unknown.Arn
                      Layers: [!Ref NoSuchLayer]
                      Environment: {Variables: {A: 1, B: true, C: !Ref AWS::NoValue}}
                  Live:
                    Type: AWS::Lambda::Alias
                    Properties: {FunctionName: !Ref F, Name: live, FunctionVersion: !GetAtt V.Version}
                  V:
                    Type: AWS::Lambda::Version
                    Properties: {FunctionName: !Ref F}
                  M:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      EventSourceArn: !GetAtt T.StreamArn
                      FunctionName: !Ref Live
                      StartingPosition: LATEST
                      Enabled: false
                      BatchSize: 5
                      MaximumBatchingWindowInSeconds: 6
                      ParallelizationFactor: 7
                      MaximumRecordAgeInSeconds: 80
                      MaximumRetryAttempts: 9
                      BisectBatchOnFunctionError: true
                      TumblingWindowInSeconds: 11
                      FunctionResponseTypes: [ReportBatchItemFailures]
                      FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}
                      DestinationConfig: {OnFailure: {Destination: !GetAtt Q.Arn}}
                  Q:
                    Type: AWS::SQS::Queue
                  OfQueue:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties: {EventSourceArn: !GetAtt Q.Arn, FunctionName: !Ref F}
                  OfKafka:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties: {EventSourceArn: !Ref Cluster, FunctionName: !Ref F, StartingPosition: LATEST}
                  Cluster:
                    Type: AWS::MSK::Cluster
                """);
        FunctionDeclaration work = function(declarations, "work");
        assertEquals("nodejs22.x", work.runtime());
        assertEquals("index.handler", work.handler());
        assertEquals(30, work.timeoutSeconds());
        assertEquals(512, work.memoryMegabytes());
        assertEquals(new FunctionCode.Inline("exports.handler = async () => {}"), work.code());
        assertEquals(Map.of("A", "1", "B", "true"), work.environment());
        assertEquals(List.of("live"), work.aliases());
        MappingDeclaration mapping = mapping(declarations, "work");
        assertEquals("live", mapping.qualifier());
        assertEquals("orders", mapping.tableName());
        assertEquals(
                new MappingSettings(
                        false,
                        5,
                        6,
                        "LATEST",
                        7,
                        80,
                        9,
                        true,
                        11,
                        List.of("ReportBatchItemFailures"),
                        List.of("{\"eventName\":[\"INSERT\"]}"),
                        "arn:aws:sqs:us-east-1:000000000000:local-Q"),
                mapping.settings());
        assertEquals(
                Map.of("AWS::SQS::Queue", 1, "AWS::Lambda::EventSourceMapping", 2, "AWS::MSK::Cluster", 1),
                declarations.passedOver());
    }

    @Test
    void takesTheStreamOfATableByAnyOfItsArns() {
        MappingDeclaration mapping = mapping(read("""
                        Resources:
                          M:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2024-01-01T00:00:00.000
                              FunctionName: arn:aws:lambda:eu-west-1:123456789012:function:f:3
                              StartingPosition: TRIM_HORIZON
                        """), "f");
        assertEquals("T", mapping.tableName());
        assertEquals("3", mapping.qualifier());
    }

    @Test
    void findsWhereCodeIs() {
        Declarations declarations = read("""
                Resources:
                  A: {Type: 'AWS::Lambda::Function', Properties: {Code: src/a}}
                  B: {Type: 'AWS::Lambda::Function', Properties: {Code: {S3Bucket: b, S3Key: k}}}
                  C: {Type: 'AWS::Lambda::Function', Properties: {Code: {ImageUri: i}, PackageType: Image}}
                  D: {Type: 'AWS::Lambda::Function', Properties: {Code: 's3://b/k'}}
                """);
        assertEquals(
                new FunctionCode.Local(directory.resolve("src/a")),
                function(declarations, "local-A").code());
        assertEquals(
                new FunctionCode.Elsewhere("s3://b/k"),
                function(declarations, "local-B").code());
        assertEquals(
                new FunctionCode.Elsewhere("i"),
                function(declarations, "local-C").code());
        assertEquals(
                new FunctionCode.Elsewhere("s3://b/k"),
                function(declarations, "local-D").code());
    }

    @Test
    void leavesOutWhatIsConditional() {
        String template = """
                Parameters: {Stage: {Type: String, Default: dev}}
                Conditions: {IsProd: !Equals [!Ref Stage, prod]}
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Condition: IsProd
                """;
        assertTrue(read(template).tables().isEmpty());
        folder.parameter("Stage", "prod");
        assertEquals(1, read(template).tables().size());
    }

    @Test
    void importsFromOtherTemplates() {
        folder.with("a.yaml", """
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: orders, StreamSpecification: {StreamViewType: KEYS_ONLY}}
                Outputs:
                  Stream: {Value: !GetAtt T.StreamArn, Export: {Name: the-stream}}
                """);
        folder.with("b.yaml", """
                Resources:
                  M:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      EventSourceArn: !ImportValue the-stream
                      FunctionName: f
                      StartingPosition: LATEST
                """);
        assertEquals(
                "orders", mapping(folder.declarations("b.yaml", "a.yaml"), "f").tableName());
        assertEquals(
                "b.yaml:5: no template given exports 'the-stream'; give it as a parameter, 'the-stream=…'",
                folder.problem("b.yaml"));
    }

    @Test
    void evaluatesNothingOfFunctionsWhereTheyAreNotWanted() {
        folder.with("t.yaml", """
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties: {TableName: orders, StreamSpecification: {StreamViewType: KEYS_ONLY}}
                  F:
                    Type: AWS::Lambda::Function
                    Condition: Missing
                    Properties: {FunctionName: !Ref Missing}
                  M:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties: {EventSourceArn: !GetAtt T.StreamArn, FunctionName: !Ref F, StartingPosition: !Ref Missing}
                """);
        assertFalse(folder.problems("t.yaml").isEmpty());
        Declarations tables = folder.tablesOf("t.yaml");
        assertEquals("orders", table(tables, "orders").name());
        assertEquals(List.of(), tables.functions());
        assertEquals(List.of(), tables.mappings());
    }

    @Test
    void refusesNamesThatTwoHave() {
        assertEquals(
                "t.yaml:5: the table 'x' is declared here and at " + directory + "/t.yaml:2",
                folder.with("t.yaml", """
                                Resources:
                                  A:
                                    Type: AWS::DynamoDB::Table
                                    Properties: {TableName: x}
                                  B:
                                    Type: AWS::DynamoDB::Table
                                    Properties: {TableName: x}
                                """)
                        .read("t.yaml")
                        .refusal()
                        .getMessage()
                        .substring(directory.toString().length() + 1));
    }

    @Test
    void tellsAllThatIsWrong() {
        assertEquals(
                List.of(
                        "t.yaml:4: AWS::DynamoDB::Table A: BillingMode must be a text, not a list",
                        "t.yaml:5: AWS::Lambda::Function B has no Code",
                        "t.yaml:9: the StartingPosition in a table's stream is TRIM_HORIZON or LATEST, not 'MIDDLE'"),
                folder.with("t.yaml", """
                                Resources:
                                  A:
                                    Type: AWS::DynamoDB::Table
                                    Properties: {BillingMode: [a]}
                                  B:
                                    Type: AWS::Lambda::Function
                                  C:
                                    Type: AWS::Lambda::EventSourceMapping
                                    Properties: {StartingPosition: MIDDLE, FunctionName: f,
                                      EventSourceArn: 'arn:aws:dynamodb:a:b:table/t/stream/l'}
                                """).problems("t.yaml"));
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertEquals("t.yaml:1: a template is a mapping, not a list", problem("[a]"));
        assertEquals(
                "t.yaml: this is no template that is known: it has neither Resources, nor service and provider",
                problem("a: b"));
        assertEquals("t.yaml:1: Resources must be a mapping, not 'x'", problem("Resources: x"));
        assertEquals("t.yaml:2: the resource A has no Type", problem("Resources:\n  A: x"));
        assertEquals(
                "t.yaml:1: the Transform 'Mine' runs in an account, and there is none here",
                problem("Transform: Mine\nResources: {}"));
        assertEquals(
                "t.yaml:2: Fn::ForEach::X is not supported among Resources",
                problem("Resources:\n  Fn::ForEach::X: [a]\n"));
    }

    @Test
    void tellsWhichParametersNothingAskedFor() {
        folder.parameter("Stage", "x").parameter("Stge", "y");
        folder.with("t.yaml", "Parameters: {Stage: {Type: String}}\nResources: {}\n");
        assertEquals(Set.of("Stge"), folder.read("t.yaml").unusedParameters());
    }
}
