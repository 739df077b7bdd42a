package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What users are told of functions that fail, and of those that cannot even start. */
class LoudFailuresTest {
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

    @TempDir
    Path directory;

    private static String function(String name, String runtime, String handler) {
        return """
                  %s:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: %1$s
                      Runtime: %s
                      Handler: %s
                      CodeUri: .
                      Timeout: 1
                      Events:
                        E:
                          Type: DynamoDB
                          Properties:
                            Stream: !GetAtt Orders.StreamArn
                            StartingPosition: TRIM_HORIZON
                            MaximumRetryAttempts: 0
                """.formatted(name, runtime, handler);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    @Test
    void sayWhatIsWrong() throws Exception {
        write("throws.js", "exports.handler = async () => { throw new RangeError('sold out'); };");
        write("hangs.js", "exports.handler = () => new Promise(() => setInterval(() => {}, 1000));");
        write("ends.js", "exports.handler = async () => process.exit(3);");
        write("syntax.js", "exports.handler = async (event => {};");
        write("syntax.py", "def handler(event, context:\n    pass\n");
        write("raises.py", "def handler(event, context):\n    raise KeyError('price')\n");
        write(
                "template.yaml",
                TABLE
                        + function("throws", "nodejs22.x", "throws.handler")
                        + function("hangs", "nodejs22.x", "hangs.handler")
                        + function("ends", "nodejs22.x", "ends.handler")
                        + function("syntax-js", "nodejs22.x", "syntax.handler").replace("syntax-js:", "SyntaxJs:")
                        + function("syntax-py", "python3.13", "syntax.handler").replace("syntax-py:", "SyntaxPy:")
                        + function("raises", "python3.13", "raises.handler")
                        + function("misnamed", "nodejs22.x", "throws.handle"));
        try (ServerProcess server = ServerProcess.start(directory, "--template=" + directory.resolve("template.yaml"));
                DynamoDbClient client = server.client()) {
            put(client);
            ServerOutput output = ServerOutput.of(directory);
            output.await("\\[throws].*\"errorType\":\"RangeError\",\"errorMessage\":\"sold out\".*");
            output.await("\\[hangs].* Task timed out after 1.00 seconds");
            output.await("\\[ends].* Error: Runtime exited with error: exit status 3");
            output.await("\\[syntax-js].*\"errorType\":\"Runtime.UserCodeSyntaxError\".*");
            output.await("\\[syntax-py] \\[ERROR] Runtime.UserCodeSyntaxError: Syntax error in module 'syntax': .*");
            output.await("\\[raises] \\[ERROR] KeyError: 'price'");
            output.await("\\[misnamed].*\"errorMessage\":\"throws.handle is undefined or not exported\".*");
            for (String name : List.of("throws", "hangs", "ends", "syntax-js", "syntax-py", "raises", "misnamed")) {
                output.await("SEVERE: .*:function:" + name + " failed with 1 record .*");
            }
        }
    }

    @Test
    void sayWhatIsMissingBeforeTheFirstCall() throws Exception {
        write(
                "template.yaml",
                TABLE
                        + function("lost", "nodejs22.x", "src/lost.handler")
                        + function("gone", "python3.13", "shop.gone.handler")
                        + function("own", "provided.al2023", "any")
                        + function("ruby", "ruby3.4", "app.handler"));
        try (ServerProcess server = ServerProcess.start(directory, "--template=" + directory.resolve("template.yaml"));
                DynamoDbClient client = server.client()) {
            ServerOutput output = ServerOutput.of(directory);
            String at = ".*/template.yaml:\\d+: function ";
            output.await(at + "lost: it cannot be run: there is no src/lost.js, src/lost.mjs, src/lost.cjs in .*");
            output.await(at + "gone: it cannot be run: there is no shop/gone.py, shop/gone/__init__.py in .*");
            output.await(at + "own: it cannot be run: with the runtime provided.al2023 it needs an executable file .*");
            output.await(at + "ruby: .*ruby3.4.*");
            put(client);
            output.await("WARNING: The function own cannot be run: with the runtime .*");
            // Once at the start, and once for each call.
            assertEquals(
                    0,
                    output.lines().stream()
                            .filter(line -> line.startsWith("SEVERE: The function own"))
                            .count());
        }
    }

    private static void put(DynamoDbClient client) {
        client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("o-1"))));
    }
}
