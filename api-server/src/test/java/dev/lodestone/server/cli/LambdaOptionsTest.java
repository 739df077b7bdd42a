package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Starts with functions elsewhere, and with what stands in for the services of on-failure destinations. */
class LambdaOptionsTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private static final String TABLE = """
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: items
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
            """;

    @TempDir
    private Path directory;

    private FakeServices services;

    @BeforeEach
    void start() throws IOException {
        services = new FakeServices();
    }

    @AfterEach
    void close() {
        services.close();
    }

    /** A function that is in an image, and so could never run here. */
    private static String function(String logicalId, String properties, String destination) {
        return """
                  %s:
                    Type: AWS::Serverless::Function
                    Properties:
                      PackageType: Image
                      ImageUri: shop:1
                      %s
                      Events:
                        E:
                          Type: DynamoDB
                          Properties:
                            Stream: !GetAtt T.StreamArn
                            StartingPosition: TRIM_HORIZON
                            MaximumRetryAttempts: 0
                            %s
                """.formatted(logicalId, properties, destination);
    }

    private RunningServer serve(String template, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        List<String> arguments = new ArrayList<>(List.of("--port=0", "--in-memory", "--template", file.toString()));
        arguments.addAll(List.of(more));
        Command command = new CommandLineOptions().parse(arguments.toArray(String[]::new));
        ServerOptions options = assertInstanceOf(Command.Serve.class, command, command::toString)
                .options();
        return RunningServer.start(options, LodestoneServer::openStore);
    }

    private static void put(RunningServer server, String id) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.address().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            client.putItem(request -> request.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
        }
    }

    private static String invocations(String function) {
        return "/2015-03-31/functions/" + function + "/invocations";
    }

    @Test
    void functionsOfTemplatesAreCalledElsewhere() throws Exception {
        String template = TABLE
                + function("Unnamed", "", "")
                + function("Named", "FunctionName: watch", "")
                + function("Own", "", "");
        String own = services.url() + "/2015-03-31/functions/function/invocations";
        try (RunningServer server =
                serve(template, "--lambda-endpoint", services.url(), "--lambda-endpoint=local-Own=" + own)) {
            put(server, "o-1");
            for (String name : List.of("Unnamed", "watch", "function")) {
                String event = services.await(invocations(name));
                assertTrue(event.contains("\"Keys\":{\"id\":{\"S\":\"o-1\"}}"), event);
            }
        }
    }

    @Test
    void queuesAndTopicsGetWhatIsGivenUp() throws Exception {
        services.fail();
        String template = TABLE
                + "  DeadLetters: {Type: 'AWS::SQS::Queue'}\n"
                + "  Alarms: {Type: 'AWS::SNS::Topic', Properties: {TopicName: alarms}}\n"
                + function("One", "", "DestinationConfig: {OnFailure: {Destination: !GetAtt DeadLetters.Arn}}")
                + function("Two", "", "DestinationConfig: {OnFailure: {Destination: !Ref Alarms}}");
        try (RunningServer server = serve(
                template,
                "--lambda-endpoint=" + services.url(),
                "--sqs-endpoint=" + services.url(),
                "--sns-endpoint=" + services.url() + "/sns")) {
            put(server, "o-1");
            String message = services.await("AmazonSQS.SendMessage");
            String queue = "\"QueueUrl\":\"" + services.url() + "/000000000000/local-DeadLetters\"";
            assertTrue(message.contains(queue), message);
            assertTrue(message.contains("\\\"condition\\\":\\\"RetryAttemptsExhausted\\\""), message);
            String form = URLDecoder.decode(services.await("/sns"), StandardCharsets.UTF_8);
            assertTrue(form.contains("TopicArn=arn:aws:sns:us-east-1:000000000000:alarms"), form);
            assertTrue(
                    form.contains("\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:local-Two\""),
                    form);
        }
    }

    @Test
    void bucketsAreDirectories() throws Exception {
        services.fail();
        Path buckets = directory.resolve("buckets");
        String template = TABLE
                + "  Lost: {Type: 'AWS::S3::Bucket', Properties: {BucketName: lost}}\n"
                + function("One", "", "DestinationConfig: {OnFailure: {Destination: !GetAtt Lost.Arn}}");
        try (RunningServer server =
                serve(template, "--lambda-endpoint=" + services.url(), "--bucket-directory=" + buckets)) {
            put(server, "o-1");
            assertTrue(awaitFile(buckets.resolve("lost")).contains("\"payload\":{\"Records\":[{"));
        }
    }

    /** The content of the only file below a directory, once it is there. */
    private static String awaitFile(Path root) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            try (Stream<Path> found = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
                List<Path> files = found.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(".part"))
                        .toList();
                if (!files.isEmpty()) {
                    assertEquals(1, files.size(), files::toString);
                    return Files.readString(files.get(0));
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("There is no file in " + root);
    }
}
