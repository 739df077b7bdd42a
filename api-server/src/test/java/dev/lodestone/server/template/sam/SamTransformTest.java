package dev.lodestone.server.template.sam;

import static dev.lodestone.server.template.TemplateFolder.function;
import static dev.lodestone.server.template.TemplateFolder.mapping;
import static dev.lodestone.server.template.TemplateFolder.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lodestone.server.template.TemplateTestCase;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingDeclaration;
import dev.lodestone.server.template.model.MappingSettings;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.Tag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SamTransformTest extends TemplateTestCase {
    private static final String HEAD = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                Properties: {TableName: orders, StreamSpecification: {StreamViewType: NEW_IMAGE}}
            """;

    SamTransformTest() {
        super("t.yaml", HEAD);
    }

    @Nested
    class Functions {
        @Test
        void mergeGlobals() {
            FunctionDeclaration work = function(read("""
                              F:
                                Type: AWS::Serverless::Function
                                Properties:
                                  FunctionName: work
                                  CodeUri: src/work/
                                  Handler: app.handler
                                  Timeout: 20
                                  Environment: {Variables: {B: own, C: !Ref T}}
                            Globals:
                              Function:
                                Runtime: python3.13
                                Timeout: 10
                                Environment: {Variables: {A: all, B: all}}
                                Tags: {x: y}
                              Api: {Cors: '*'}
                            """), "work");
            assertEquals("python3.13", work.runtime());
            assertEquals("app.handler", work.handler());
            assertEquals(20, work.timeoutSeconds());
            assertEquals(128, work.memoryMegabytes());
            assertEquals(Map.of("A", "all", "B", "own", "C", "orders"), work.environment());
            assertEquals(new FunctionCode.Local(directory.resolve("src/work")), work.code());
        }

        @Test
        void haveCodeInManyPlaces() {
            Declarations declarations = read("""
                      A: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: 'code'}}
                      B: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: {Bucket: b, Key: k}}}
                      C: {Type: 'AWS::Serverless::Function', Properties: {PackageType: Image, ImageUri: i}}
                      D: {Type: 'AWS::Serverless::Function', Properties: {PackageType: Image}, Metadata: {Dockerfile: x}}
                      E: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: app.zip}}
                    """);
            assertEquals(
                    new FunctionCode.Inline("code"),
                    function(declarations, "local-A").code());
            assertEquals(
                    new FunctionCode.Elsewhere("s3://b/k"),
                    function(declarations, "local-B").code());
            assertEquals(
                    new FunctionCode.Elsewhere("i"),
                    function(declarations, "local-C").code());
            assertEquals(
                    new FunctionCode.Elsewhere("built from D"),
                    function(declarations, "local-D").code());
            assertEquals(
                    new FunctionCode.Local(directory.resolve("app.zip")),
                    function(declarations, "local-E").code());
            assertEquals(
                    "t.yaml:6: the function F has no CodeUri", problem("  F: {Type: 'AWS::Serverless::Function'}\n"));
        }

        @Test
        void refuseUnknownGlobals() {
            assertEquals(
                    "t.yaml:8: Globals has no section 'Functions'",
                    problem("  F: {Type: 'AWS::Serverless::Function'}\nGlobals:\n  Functions: {Timeout: 1}\n"));
        }
    }

    @Nested
    class Events {
        @Test
        void haveAllProperties() {
            MappingDeclaration mapping = mapping(read("""
                              F:
                                Type: AWS::Serverless::Function
                                Properties:
                                  CodeUri: .
                                  Policies: [DynamoDBStreamReadPolicy: {TableName: !Ref Nothing}]
                                  Events:
                                    Web: {Type: Api, Properties: {Path: /, Method: get}}
                                    Changes:
                                      Type: DynamoDB
                                      Properties:
                                        Stream: !GetAtt T.StreamArn
                                        StartingPosition: TRIM_HORIZON
                                        Enabled: true
                                        BatchSize: 1
                                        MaximumBatchingWindowInSeconds: 2
                                        ParallelizationFactor: 3
                                        MaximumRecordAgeInSeconds: 60
                                        MaximumRetryAttempts: 4
                                        BisectBatchOnFunctionError: false
                                        TumblingWindowInSeconds: 5
                                        FunctionResponseTypes: [ReportBatchItemFailures]
                                        FilterCriteria: {Filters: [{Pattern: '{"a":[1]}'}, {Pattern: '{}'}]}
                                        DestinationConfig: {OnFailure: {Type: SNS, Destination: !Ref Topic}}
                              Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: news}}
                            """), "local-F");
            assertEquals("FChanges", mapping.logicalId());
            assertEquals(13, mapping.location().line());
            assertEquals("orders", mapping.tableName());
            assertNull(mapping.qualifier());
            assertEquals(
                    new MappingSettings(
                            true,
                            1,
                            2,
                            "TRIM_HORIZON",
                            3,
                            60,
                            4,
                            false,
                            5,
                            List.of("ReportBatchItemFailures"),
                            List.of("{\"a\":[1]}", "{}"),
                            "arn:aws:sns:us-east-1:000000000000:news"),
                    mapping.settings());
        }

        @Test
        void leadToTheAlias() {
            Declarations declarations = read("""
                      F:
                        Type: AWS::Serverless::Function
                        Properties:
                          CodeUri: .
                          AutoPublishAlias: live
                          Environment: {Variables: {ROLE: !GetAtt FRole.Arn}}
                          Events:
                            E: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, StartingPosition: LATEST}}
                      G:
                        Type: AWS::Lambda::Function
                        Properties: {Code: ., Environment: {Variables: {A: !Ref F.Alias, B: !Ref FAliaslive}}}
                    """);
            assertEquals("live", mapping(declarations, "local-F").qualifier());
            assertEquals(List.of("live"), function(declarations, "local-F").aliases());
            String arn = "arn:aws:lambda:us-east-1:000000000000:function:local-F:live";
            assertEquals(
                    Map.of("A", arn, "B", arn),
                    function(declarations, "local-G").environment());
            assertEquals(
                    Map.of("ROLE", "arn:aws:iam::000000000000:role/local-FRole"),
                    function(declarations, "local-F").environment());
        }

        @Test
        void refuseWhatLacks() {
            String head =
                    "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: .\n      Events:\n";
            assertEquals("t.yaml:11: the event E of F has no Stream", problem(head + "        E: {Type: DynamoDB}\n"));
            assertEquals("t.yaml:11: the event E of F has no Type", problem(head + "        E: {}\n"));
            assertEquals(
                    "t.yaml:11: AWS::Lambda::EventSourceMapping FE has no StartingPosition",
                    problem(head + "        E: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn}}\n"));
        }
    }

    @Nested
    class SimpleTables {
        @Test
        void haveAUsualKey() {
            CreateTable.Request request = table(read("  S: {Type: 'AWS::Serverless::SimpleTable'}\n"), "local-S")
                    .request();
            assertEquals(List.of(new AttributeDefinition("id", "S")), request.attributeDefinitions());
            assertEquals("id", request.keySchema().get(0).attributeName());
            assertEquals("PAY_PER_REQUEST", request.settings().billingMode());
            assertNull(request.settings().streamSpecification());
        }

        @Test
        void haveWhatTheySay() {
            CreateTable.Request request = table(read("""
                                      S:
                                        Type: AWS::Serverless::SimpleTable
                                        Properties:
                                          TableName: simple
                                          PrimaryKey: {Name: n, Type: Number}
                                          ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 2}
                                          Tags: {a: b}
                                    """), "simple").request();
            assertEquals(List.of(new AttributeDefinition("n", "N")), request.attributeDefinitions());
            assertNull(request.settings().billingMode());
            assertEquals(2, request.settings().provisionedThroughput().writeCapacityUnits());
            assertEquals(List.of(new Tag("a", "b")), request.tags());
        }

        @Test
        void refuseUnknownTypes() {
            assertEquals("t.yaml:8: the Type of a PrimaryKey is one of [Binary, Number, String]", problem("""
                              S:
                                Type: AWS::Serverless::SimpleTable
                                Properties: {PrimaryKey: {Name: n, Type: N}}
                            """));
        }
    }
}
