package dev.lodestone.server.operation.tag;

import static dev.lodestone.server.operation.tag.Tags.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.operation.table.Refusals;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ParameterizedClass
@EnumSource(EngineKind.class)
class UntagResourceTest {
    private final TestServer server;
    private final DynamoDbClient client;

    UntagResourceTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private HttpResponse<String> send(String body) {
        return server.send("UntagResource", body.replace('\'', '"'));
    }

    private String refusal(String body) {
        return Refusals.message("ValidationException", send(body));
    }

    private static String body(String arn, String keys) {
        return "{'ResourceArn': '" + arn + "', 'TagKeys': " + keys + "}";
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'ResourceArn': []}      | Unrecognized collection type class java.lang.String
                {'TagKeys': {}}          | Start of structure or map found where not expected
                {'TagKeys': [1]}         | NUMBER_VALUE cannot be converted to String
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, Refusals.message("SerializationException", send(body)));
        }
    }

    @Nested
    class Validation {
        @Test
        void theArnComesBeforeAllElse() {
            assertEquals("Invalid TableArn", refusal("{'TagKeys': ['']}"));
        }

        @Test
        void violatedConstraintsAreReportedTogether() {
            String longArn = "a".repeat(1284);
            assertEquals(
                    "2 validation errors detected: Value '" + longArn + "' at 'resourceArn' failed to satisfy"
                            + " constraint: Member must have length less than or equal to 1283; Value '[, k, "
                            + "k".repeat(129) + "]' at 'tagKeys' failed to satisfy constraint: Member must satisfy"
                            + " constraint: [Member must have length less than or equal to 128, Member must have length"
                            + " greater than or equal to 1]",
                    refusal(body(longArn, "['', 'k', '" + "k".repeat(129) + "']")));
            assertEquals(
                    "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must"
                            + " not be null",
                    refusal("{'ResourceArn': 'malformed'}"));
        }

        @Test
        void theArnMustBeThatOfATable() {
            assertEquals(
                    "Invalid TableArn: Invalid ResourceArn provided as input " + Tags.MISSING + "/index/i",
                    refusal(body(Tags.MISSING + "/index/i", "['k']")));
        }

        @Test
        void thereMustBeAKey() {
            assertEquals("Atleast one Tag Key needs to be provided as Input.", refusal(body(Tags.MISSING, "[]")));
        }

        @Test
        void theTableMustExist() {
            assertEquals(
                    "Requested resource not found",
                    Refusals.message("ResourceNotFoundException", send(body(Tags.MISSING, "['k']"))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void onlyTheKeysNamedGo() {
            String arn = Tags.newTable(server);
            client.tagResource(request ->
                    request.resourceArn(arn).tags(tag("a", "1"), tag("b", "2"), tag("A", "3"), tag("c", "4")));
            client.untagResource(request -> request.resourceArn(arn).tagKeys("a", "c"));
            assertEquals(Map.of("b", "2", "A", "3"), Tags.of(client, arn));
        }

        @Test
        void keysThatAreNotThereDoNotMatter() {
            String arn = Tags.newTable(server);
            client.tagResource(request -> request.resourceArn(arn).tags(tag("a", "1")));
            HttpResponse<String> answer = send(body(arn, "['b', 'b']"));
            assertEquals(200, answer.statusCode());
            assertEquals("", answer.body());
            assertEquals(Map.of("a", "1"), Tags.of(client, arn));
        }
    }
}
