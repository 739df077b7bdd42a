import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.testkit.Lodestone;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String post(URI endpoint, String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private static void putAndGet(Lodestone lodestone) throws Exception {
        URI endpoint = lodestone.endpoint();
        post(
                endpoint,
                "CreateTable",
                """
                {"TableName": "orders", "BillingMode": "PAY_PER_REQUEST",
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                 "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
                """);
        post(endpoint, "PutItem", "{\"TableName\": \"orders\", \"Item\": {\"id\": {\"S\": \"o-1\"}}}");
        assertEquals(
                "{\"Item\":{\"id\":{\"S\":\"o-1\"}}}",
                post(endpoint, "GetItem", "{\"TableName\": \"orders\", \"Key\": {\"id\": {\"S\": \"o-1\"}}}"));
    }

    @Test
    void servesAStoreInMemory() throws Exception {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            putAndGet(lodestone);
        }
    }

    @Test
    void servesAStoreOnDisk(@TempDir Path directory) throws Exception {
        try (Lodestone lodestone = Lodestone.open(directory.resolve("store"))) {
            putAndGet(lodestone);
        }
    }

    @Test
    void theSdkIsMissedOnlyWhereItsClientsAreAskedFor() {
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("software.amazon.awssdk.services.dynamodb.DynamoDbClient"));
        try (Lodestone lodestone = Lodestone.inMemory()) {
            Checkpoint start = lodestone.checkpoint();
            lodestone.clock().advance(Duration.ofDays(1));
            lodestone.rewindTo(start);
            assertEquals(Duration.ZERO, lodestone.clock().offset());
        }
    }

    @Test
    void aTemplateInYamlSaysWhatItLacks(@TempDir Path directory) throws Exception {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            lodestone.deploy(Files.writeString(
                    directory.resolve("template.json"),
                    "{\"Resources\": {\"Orders\": {\"Type\": \"AWS::Serverless::SimpleTable\","
                            + " \"Properties\": {\"TableName\": \"orders\"}}}}"));
            assertEquals("{\"TableNames\":[\"orders\"]}", post(lodestone.endpoint(), "ListTables", "{}"));

            Path yaml = Files.writeString(directory.resolve("template.yaml"), "Resources: {}");
            RuntimeException refusal = assertThrows(RuntimeException.class, () -> lodestone.deploy(yaml));
            assertTrue(refusal.getMessage().contains("add org.snakeyaml:snakeyaml-engine"), refusal::getMessage);
        }
    }

    /** Beside what the tests themselves are run with. */
    @Test
    void bringsRocksDbAndJacksonAlone() {
        Set<String> brought = new TreeSet<>();
        List<String> ours = List.of("junit", "opentest4j", "apiguardian", "jspecify", "surefire", "netty");
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar") && ours.stream().noneMatch(name::contains)) {
                brought.add(name.replaceFirst("-[0-9].*", ""));
            }
        }
        assertEquals(
                Set.of(
                        "jackson-core",
                        "lodestone-api-server",
                        "lodestone-partiql",
                        "lodestone-store-core",
                        "lodestone-streams",
                        "lodestone-testkit",
                        "rocksdbjni"),
                brought);
    }
}
