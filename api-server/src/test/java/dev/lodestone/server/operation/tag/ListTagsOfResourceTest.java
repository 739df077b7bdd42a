package dev.lodestone.server.operation.tag;

import static dev.lodestone.server.operation.tag.Tags.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.operation.table.Refusals;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@ParameterizedClass
@EnumSource(EngineKind.class)
class ListTagsOfResourceTest {
    private final TestServer server;
    private final DynamoDbClient client;

    ListTagsOfResourceTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String refusal(String type, String body) {
        return Refusals.message(type, server.send("ListTagsOfResource", body.replace('\'', '"')));
    }

    private ListTagsOfResourceResponse page(String arn, String token) {
        return client.listTagsOfResource(request -> request.resourceArn(arn).nextToken(token));
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'ResourceArn': false}   | FALSE_VALUE cannot be converted to String
                {'NextToken': 1.5}       | DECIMAL_VALUE cannot be converted to String
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, refusal("SerializationException", body));
        }
    }

    @Nested
    class Validation {
        @Test
        void theArnIsRequiredAndHasALength() {
            assertEquals("Invalid TableArn", refusal("ValidationException", "{}"));
            assertEquals(
                    "1 validation error detected: Value '' at 'resourceArn' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1",
                    refusal("ValidationException", "{'ResourceArn': ''}"));
        }

        @Test
        void theArnMustBeThatOfATable() {
            assertEquals(
                    "Invalid TableArn: Invalid ResourceArn provided as input my-table",
                    refusal("ValidationException", "{'ResourceArn': 'my-table'}"));
        }

        @Test
        void theTokenMustComeFromAnAnswer() {
            assertEquals(
                    "Invalid NextToken: !",
                    refusal("ValidationException", "{'ResourceArn': '" + Tags.MISSING + "', 'NextToken': '!'}"));
        }

        @Test
        void accessToATableThatDoesNotExistIsDenied() {
            assertEquals(
                    "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User:"
                            + " arn:aws:iam::000000000000:root is not authorized to perform:"
                            + " dynamodb:ListTagsOfResource on resource: " + Tags.MISSING + "\"}",
                    server.send("ListTagsOfResource", "{\"ResourceArn\": \"" + Tags.MISSING + "\"}")
                            .body());
        }

        @Test
        void accessToAnotherRegionIsDenied() {
            String arn = Tags.newTable(server).replace("us-east-1", "eu-west-1");
            DynamoDbException denied = assertThrows(DynamoDbException.class, () -> page(arn, null));
            assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void aTableWithoutTagsHasAnEmptyList() {
            String arn = Tags.newTable(server);
            assertEquals(
                    "{\"Tags\":[]}",
                    server.send("ListTagsOfResource", "{\"ResourceArn\": \"" + arn + "\"}")
                            .body());
        }

        @Test
        void tagsComeInTheOrderOfTheirKeys() {
            String arn = Tags.newTable(server);
            client.tagResource(request -> request.resourceArn(arn).tags(tag("b", "2"), tag("a", ""), tag("B", "3")));
            ListTagsOfResourceResponse answer = page(arn, null);
            assertEquals(List.of(tag("B", "3"), tag("a", ""), tag("b", "2")), answer.tags());
            assertNull(answer.nextToken());
        }

        @Test
        void aPageHasTenOfThem() {
            String arn = Tags.newTable(server);
            List<Tag> tags = Tags.many("Schlüssel", 20);
            client.tagResource(request -> request.resourceArn(arn).tags(tags));
            ListTagsOfResourceResponse first = page(arn, null);
            assertEquals(tags.subList(0, 10), first.tags());
            client.untagResource(
                    request -> request.resourceArn(arn).tagKeys(tags.get(9).key()));
            ListTagsOfResourceResponse second = page(arn, first.nextToken());
            assertEquals(tags.subList(10, 20), second.tags());
            assertNull(second.nextToken());
        }
    }
}
