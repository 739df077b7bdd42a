package dev.lodestone.server.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of handlers and of templates while the server runs. */
class LiveChangesTest {
    private static final String TABLE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: orders
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
            """;

    private static final String FUNCTION = """
              %s:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: nodejs22.x
                  Handler: watch.handler
                  CodeUri: code
                  Events:
                    E: {Type: DynamoDB, Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: TRIM_HORIZON}}
            """;

    private static final String HANDLER = """
            exports.handler = async ({ Records }) => {
              for (const record of Records) console.log('%s', record.dynamodb.Keys.id.S);
            };
            """;

    @TempDir
    Path directory;

    @Test
    void takeEffectAtOnce() throws Exception {
        Path code = Files.createDirectories(directory.resolve("code")).resolve("watch.js");
        Path template = directory.resolve("template.yaml");
        ServerOutput output = ServerOutput.of(directory);
        Files.writeString(code, HANDLER.formatted("first"));
        Files.writeString(template, TABLE + FUNCTION.formatted("One"));
        try (ServerProcess server = ServerProcess.start(directory, "--template=" + template);
                DynamoDbClient client = server.client()) {
            put(client, "a");
            output.await("\\[local-One].*first a");
            Files.writeString(code, HANDLER.formatted("edited"));
            put(client, "b");
            output.await("\\[local-One].*edited b");
            Files.writeString(template, TABLE + FUNCTION.formatted("One") + FUNCTION.formatted("Two"));
            output.await("\\[local-Two].*edited a");
            output.await("\\[local-Two].*edited b");
            Files.writeString(template, TABLE + FUNCTION.formatted("Two"));
            output.await("function local-One: removed");
            put(client, "c");
            output.await("\\[local-Two].*edited c");
        }
        output.await(lines -> lines.stream().noneMatch(line -> line.matches("\\[local-One].*(first b|edited c)")));
    }

    /** Java is built after the server has been started, and archives are built again. */
    @Test
    void codeMayComeLaterThanItsTemplate() throws Exception {
        Path template = directory.resolve("template.yaml");
        ServerOutput output = ServerOutput.of(directory);
        Files.writeString(template, TABLE + FUNCTION.formatted("One"));
        try (ServerProcess server = ServerProcess.start(directory, "--template=" + template);
                DynamoDbClient client = server.client()) {
            output.await(".*/template.yaml:\\d+: function local-One: there is no code in .*/code");
            Path building = Files.createDirectories(directory.resolve("building"));
            Files.writeString(building.resolve("watch.js"), HANDLER.formatted("built"));
            Files.move(building, directory.resolve("code"));
            output.await("trigger orders → local-One: created");
            put(client, "a");
            output.await("\\[local-One].*built a");
        }
    }

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
    }
}
