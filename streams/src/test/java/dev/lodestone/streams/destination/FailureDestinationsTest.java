package dev.lodestone.streams.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestone.streams.mapping.DiscardedBatch;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of discarded batches at real directories and servers. */
class FailureDestinationsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:failures";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:failures";
    private static final String MESSAGE = "{\"version\":\"1.0\",\"text\":\"ä\\\"&=+\"}";
    private static final String PAYLOAD = "{\"Records\":[]}";
    private static final String KEY =
            "aws/lambda/4c4d-uuid/shardId-00000001573689847184-864758bb/2019/11/14/" + "2019-11-14T00.13.49-f1d2";

    @TempDir
    private Path directory;

    private static DiscardedBatch batch(String destination) {
        return new DiscardedBatch(
                destination,
                "4c4d-uuid",
                "shardId-00000001573689847184-864758bb",
                1_573_690_429_717L,
                "f1d2",
                MESSAGE.getBytes(StandardCharsets.UTF_8),
                PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(DestinationSettings settings, String destination) throws Exception {
        new FailureDestinations(settings)
                .find(destination)
                .send(batch(destination))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static String failure(DestinationSettings settings, String destination) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> send(settings, destination));
        return failure.getCause().getMessage();
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    @Nested
    class Directories {
        private void assertStored(Path root) throws IOException {
            assertEquals(List.of(KEY), files(root));
            assertEquals(
                    "{\"version\":\"1.0\",\"text\":\"ä\\\"&=+\",\"payload\":{\"Records\":[]}}",
                    Files.readString(root.resolve(KEY)));
        }

        @Test
        void getAFilePerMessageWithThePayload() throws Exception {
            send(DestinationSettings.NONE, directory.toUri().toString());
            assertStored(directory);
        }

        @Test
        void takeTheSameReportAgain() throws Exception {
            send(DestinationSettings.NONE, directory.toUri().toString());
            send(DestinationSettings.NONE, directory.toUri().toString());
            assertStored(directory);
        }

        @Test
        void standInForBuckets() throws Exception {
            DestinationSettings settings = new DestinationSettings(null, null, directory);
            send(settings, "arn:aws:s3:::my.bucket-1");
            assertStored(directory.resolve("my.bucket-1"));
        }

        @Test
        void reportWhereTheyCannotBeWritten() throws Exception {
            Path file = Files.writeString(directory.resolve("file"), "x");
            assertThrows(
                    ExecutionException.class,
                    () -> send(DestinationSettings.NONE, file.toUri().toString()));
        }
    }

    @Nested
    class Servers {
        @Test
        void getMessagesPosted() throws Exception {
            try (ReportServer server = new ReportServer(202)) {
                send(DestinationSettings.NONE, server.uri() + "/failed?of=me");
                assertEquals(
                        new ReportServer.Request("POST", "/failed?of=me", "application/json", null, null, MESSAGE),
                        server.request());
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 404, 500})
        void thatDoNotTakeAMessage(int status) throws Exception {
            try (ReportServer server = new ReportServer(status)) {
                assertEquals(
                        server.uri() + "/x answered " + status + ": {\"why\":\"because\"}",
                        failure(DestinationSettings.NONE, server.uri() + "/x"));
            }
        }

        @Test
        void thatAreNotThere() throws Exception {
            ReportServer server = new ReportServer(200);
            server.close();
            ExecutionException failure = assertThrows(
                    ExecutionException.class,
                    () -> send(DestinationSettings.NONE, server.uri().toString()));
            assertInstanceOf(IOException.class, failure.getCause());
        }
    }

    @Nested
    class Queues {
        @ParameterizedTest
        @ValueSource(strings = {"", "/"})
        void getMessagesAsSqsDoes(String slash) throws Exception {
            try (ReportServer server = new ReportServer(200)) {
                send(new DestinationSettings(URI.create(server.uri() + slash), null, null), QUEUE);
                ReportServer.Request request = server.request();
                assertEquals("POST", request.method());
                assertEquals("/", request.path());
                assertEquals("application/x-amz-json-1.0", request.contentType());
                assertEquals("AmazonSQS.SendMessage", request.target());
                assertTrue(request.authorization()
                        .startsWith("AWS4-HMAC-SHA256 Credential=lodestone/20191114/eu-west-1/sqs/aws4_request, "));
                JsonNode body = new ObjectMapper().readTree(request.body());
                assertEquals(2, body.size());
                assertEquals(
                        server.uri() + "/123456789012/failures",
                        body.get("QueueUrl").asText());
                assertEquals(MESSAGE, body.get("MessageBody").asText());
            }
        }

        @Test
        void needAnEndpoint() {
            FailureDestinations destinations = new FailureDestinations(DestinationSettings.NONE);
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> destinations.require(QUEUE));
            assertEquals(
                    "There is no endpoint of SQS configured, which this destination needs: " + QUEUE,
                    refusal.getMessage());
            assertNull(destinations.find(QUEUE));
        }
    }

    @Nested
    class Topics {
        @Test
        void getMessagesAsSnsDoes() throws Exception {
            try (ReportServer server = new ReportServer(200)) {
                send(new DestinationSettings(null, server.uri(), null), TOPIC);
                ReportServer.Request request = server.request();
                assertEquals("application/x-www-form-urlencoded", request.contentType());
                assertNull(request.target());
                assertTrue(request.authorization().contains("/eu-west-1/sns/aws4_request, "));
                List<String> form = Stream.of(request.body().split("&", -1))
                        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                        .toList();
                assertEquals(
                        List.of("Action=Publish", "Version=2010-03-31", "TopicArn=" + TOPIC, "Message=" + MESSAGE),
                        form);
            }
        }
    }

    @Nested
    class Addresses {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "failures",
                    "kafka://topic",
                    "http:///path",
                    "http://a b",
                    "file:relative",
                    "arn:aws:sqs:eu-west-1:123456789012:failures.fifo",
                    "arn:aws:sqs:eu-west-1:failures",
                    "arn:aws:lambda:eu-west-1:123456789012:function:f",
                    "arn:aws:s3:::..",
                    "arn:aws:s3:::a/b"
                })
        void thatNameNothingAreRefusedWithTheReason(String destination) {
            DestinationSettings settings = new DestinationSettings(URI.create("http://x"), null, directory);
            FailureDestinations destinations = new FailureDestinations(settings);
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> destinations.require(destination));
            assertFalse(refusal.getMessage().isBlank());
            assertNull(destinations.find(destination));
        }

        @Test
        void knowTheirDestinations() {
            FailureDestinations destinations = new FailureDestinations(
                    new DestinationSettings(URI.create("http://x"), URI.create("http://x"), directory));
            for (String destination : List.of(QUEUE, TOPIC, "arn:aws:s3:::bucket", "https://a.host/x", "file:///tmp")) {
                assertNotNull(destinations.find(destination));
            }
        }
    }
}
