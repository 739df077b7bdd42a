package dev.lodestone.server.template.serverless;

import static dev.lodestone.server.template.TemplateFolder.function;
import static dev.lodestone.server.template.TemplateFolder.mapping;
import static dev.lodestone.server.template.TemplateFolder.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.template.TemplateTestCase;
import dev.lodestone.server.template.model.Declarations;
import dev.lodestone.server.template.model.FunctionCode;
import dev.lodestone.server.template.model.FunctionDeclaration;
import dev.lodestone.server.template.model.MappingSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServerlessServiceTest extends TemplateTestCase {
    private static final String TABLE = """
            resources:
              Resources:
                Orders:
                  Type: AWS::DynamoDB::Table
                  Properties:
                    TableName: ${self:service}-orders
                    StreamSpecification: {StreamViewType: NEW_IMAGE}
            """;

    ServerlessServiceTest() {
        super("serverless.yml", "");
    }

    @Nested
    class Functions {
        @Test
        void takeWhatTheProviderSays() {
            FunctionDeclaration hello = function(read("""
                            service: shop
                            provider:
                              name: aws
                              runtime: nodejs22.x
                              memorySize: 512
                              environment: {A: all, B: all}
                            functions:
                              hello:
                                handler: src/hello.main
                                timeout: 15
                                environment: {B: own, TABLE: !Ref Orders}
                            """ + TABLE), "shop-dev-hello");
            assertEquals("HelloLambdaFunction", hello.logicalId());
            assertEquals(8, hello.location().line());
            assertEquals("nodejs22.x", hello.runtime());
            assertEquals("src/hello.main", hello.handler());
            assertEquals(15, hello.timeoutSeconds());
            assertEquals(512, hello.memoryMegabytes());
            assertEquals(Map.of("A", "all", "B", "own", "TABLE", "shop-orders"), hello.environment());
            assertEquals(new FunctionCode.Local(directory), hello.code());
        }

        @Test
        void haveTheFrameworksDefaults() {
            Declarations declarations = read("""
                    service: {name: shop}
                    provider: {name: aws}
                    package: {artifact: build/all.zip}
                    functions:
                      - one-a: {handler: a.b}
                        two_b: {handler: a.b, name: second, package: {artifact: b.jar}}
                      - three: {image: repository/image}
                    """);
            FunctionDeclaration one = function(declarations, "shop-dev-one-a");
            assertEquals("OneDashaLambdaFunction", one.logicalId());
            assertEquals(6, one.timeoutSeconds());
            assertEquals(1024, one.memoryMegabytes());
            assertEquals(new FunctionCode.Local(directory.resolve("build/all.zip")), one.code());
            FunctionDeclaration two = function(declarations, "second");
            assertEquals("TwoUnderscorebLambdaFunction", two.logicalId());
            assertEquals(new FunctionCode.Local(directory.resolve("b.jar")), two.code());
            assertEquals(
                    new FunctionCode.Elsewhere("repository/image"),
                    function(declarations, "shop-dev-three").code());
        }
    }

    @Nested
    class Streams {
        private static final String HEAD = """
                service: shop
                provider: {name: aws}
                functions:
                  f:
                    handler: a.b
                    events:
                      - httpApi: '*'
                """;

        private String tableOf(String stream) {
            return mapping(read(HEAD + "      - stream: " + stream + "\n" + TABLE), "shop-dev-f")
                    .tableName();
        }

        private String problem(String stream) {
            return folder.with("serverless.yml", HEAD + "      - stream: " + stream + "\n" + TABLE)
                    .problem("serverless.yml");
        }

        @Test
        void areNamedInManyForms() {
            assertEquals("t", tableOf("arn:aws:dynamodb:us-east-1:1:table/t/stream/x"));
            assertEquals("shop-orders", tableOf("!GetAtt Orders.StreamArn"));
            assertEquals("shop-orders", tableOf("{type: dynamodb, arn: !GetAtt Orders.StreamArn}"));
            assertEquals("shop-orders", tableOf("{type: dynamodb, arn: {'Fn::GetAtt': [Orders, StreamArn]}}"));
            assertEquals("shop-orders", tableOf("{type: dynamodb, arn: !Sub '${Orders.StreamArn}'}"));
            assertEquals(
                    "t", tableOf("{type: dynamodb, arn: !Join ['', ['arn:aws:dynamodb:a:1:table/t', '/stream/x']]}"));
            folder.parameter("exported", "arn:aws:dynamodb:us-east-1:1:table/i/stream/x");
            assertEquals("i", tableOf("{type: dynamodb, arn: !ImportValue exported}"));
            folder.parameter("P", "arn:aws:dynamodb:us-east-1:1:table/p/stream/x");
        }

        @Test
        void haveTheFrameworksDefaults() {
            MappingSettings settings = mapping(
                            read(HEAD + "      - stream: {arn: !GetAtt Orders.StreamArn, type: dynamodb}\n" + TABLE),
                            "shop-dev-f")
                    .settings();
            assertEquals(10, settings.batchSize());
            assertEquals("TRIM_HORIZON", settings.startingPosition());
            assertEquals(null, settings.enabled());
        }

        @Test
        void haveAllSettings() {
            MappingSettings settings = mapping(
                            read(HEAD + """
                                          - stream:
                                              type: dynamodb
                                              arn: !GetAtt Orders.StreamArn
                                              batchSize: 1
                                              startingPosition: LATEST
                                              enabled: ${strToBool(false)}
                                              batchWindow: 2
                                              maximumRetryAttempts: 3
                                              bisectBatchOnFunctionError: true
                                              maximumRecordAgeInSeconds: 60
                                              parallelizationFactor: 4
                                              functionResponseType: ReportBatchItemFailures
                                              tumblingWindowInSeconds: 5
                                              destinations: {onFailure: {arn: !GetAtt Q.Arn, type: sqs}}
                                              filterPatterns:
                                                - eventName: [INSERT]
                                                - dynamodb: {NewImage: {n: {S: [null]}}}
                                    """ + TABLE + "    Q: {Type: 'AWS::SQS::Queue'}\n"), "shop-dev-f")
                    .settings();
            assertEquals(
                    new MappingSettings(
                            false,
                            1,
                            2,
                            "LATEST",
                            4,
                            60,
                            3,
                            true,
                            5,
                            List.of("ReportBatchItemFailures"),
                            List.of(
                                    "{\"eventName\":[\"INSERT\"]}",
                                    "{\"dynamodb\":{\"NewImage\":{\"n\":{\"S\":[null]}}}}"),
                            "arn:aws:sqs:us-east-1:000000000000:shop-dev-Q"),
                    settings);
        }

        @Test
        void ofOtherKindsArePassedOver() {
            Declarations declarations = read(HEAD + """
                          - stream: {type: kinesis, arn: !GetAtt Unknown.Arn}
                          - stream: arn:aws:kinesis:us-east-1:1:stream/s
                          - sqs: !GetAtt Unknown.Arn
                          - schedule: rate(1 minute)
                    """);
            assertTrue(declarations.mappings().isEmpty());
        }

        @Test
        void refuseWhatIsUnknown() {
            assertEquals("serverless.yml:8: a stream has no setting 'batchsize'", problem("{arn: a, batchsize: 1}"));
            assertEquals("serverless.yml:8: the stream has no arn", problem("{type: dynamodb}"));
            assertEquals(
                    "serverless.yml:8: there is no resource 'Order' to have the attribute StreamArn",
                    problem("!GetAtt Order.StreamArn"));
        }
    }

    @Nested
    class Resources {
        @Test
        void comeFromFilesAndLists() {
            folder.with("tables/orders.yml", """
                    Resources:
                      Orders:
                        Type: AWS::DynamoDB::Table
                        Properties: {TableName: 'orders-${sls:stage}'}
                    """);
            folder.with("tables/users.json", "{\"T\": {\"Type\": \"AWS::DynamoDB::Table\"}}");
            folder.stage("test");
            Declarations declarations = read("""
                    service: shop
                    provider: {name: aws}
                    resources:
                      - ${file(tables/orders.yml)}
                      - Resources:
                          Users: ${file(./tables/users.json):T}
                        Conditions: {C: !Equals [a, a]}
                    """);
            assertEquals(
                    directory.resolve("tables/orders.yml") + ":2",
                    table(declarations, "orders-test").location().toString());
            assertEquals("Users", table(declarations, "shop-test-Users").logicalId());
            assertEquals(3, folder.read("serverless.yml").files().size());
        }

        @Test
        void extendWhatTheFrameworkMakes() {
            FunctionDeclaration f = function(read("""
                            service: shop
                            provider: {name: aws}
                            functions: {f: {handler: a.b}}
                            resources:
                              extensions:
                                FLambdaFunction: {Properties: {Timeout: 77}}
                            """), "shop-dev-f");
            assertEquals(77, f.timeoutSeconds());
            assertEquals("a.b", f.handler());
        }

        @Test
        void keepTheirLinesInComplaints() {
            folder.with("serverless.yml", """
                    service: shop
                    provider: {name: aws}
                    resources:
                      Resources:
                        A:
                          Type: AWS::DynamoDB::Table
                          Properties:
                            TableName: ${ssm:/name}
                    """);
            assertEquals(
                    "serverless.yml:8: ${ssm:/name} has no value: 'ssm:/name' is not known on this machine; give it as"
                            + " a parameter, 'ssm:/name=…'",
                    folder.problem("serverless.yml"));
        }
    }

    @Test
    void readsJson() {
        folder.with(
                "serverless.json",
                "{\"service\": \"s\", \"provider\": {\"name\": \"aws\", \"stackName\": \"own\"},\n"
                        + "\"resources\": {\"Resources\": {\"T\": {\"Type\": \"AWS::DynamoDB::Table\"}}}}");
        assertEquals(
                "own-T", folder.declarations("serverless.json").tables().get(0).name());
    }
}
