package dev.lodestone.server.operation.tag;

import static dev.lodestone.server.operation.tag.Tags.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.server.operation.table.Refusals;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@ParameterizedClass
@EnumSource(EngineKind.class)
class TagResourceTest {
    private final EngineKind engine;
    private final TestServer server;
    private final DynamoDbClient client;

    TagResourceTest(EngineKind engine) {
        this.engine = engine;
        server = TestServer.shared(engine);
        client = server.client();
    }

    private HttpResponse<String> send(String body) {
        return server.send("TagResource", body.replace('\'', '"'));
    }

    private String refusal(String body) {
        return Refusals.message("ValidationException", send(body));
    }

    private static String body(String arn, String tags) {
        return "{'ResourceArn': '" + arn + "', 'Tags': " + tags + "}";
    }

    private void add(String arn, List<Tag> tags) {
        client.tagResource(request -> request.resourceArn(arn).tags(tags));
    }

    private String refusedTags(String arn, List<Tag> tags) {
        DynamoDbException refusal = assertThrows(DynamoDbException.class, () -> add(arn, tags));
        assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
        return refusal.awsErrorDetails().errorMessage();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'ResourceArn': 1}               | NUMBER_VALUE cannot be converted to String
                {'Tags': {}}                     | Start of structure or map found where not expected
                {'Tags': 'a'}                    | Unexpected field type
                {'Tags': [[]]}                   | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.Tag
                {'Tags': [{'Key': true}]}        | TRUE_VALUE cannot be converted to String
                {'Tags': [{'Value': ['a']}]}     | Unrecognized collection type class java.lang.String
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, Refusals.message("SerializationException", send(body)));
        }
    }

    @Nested
    class Validation {
        @Test
        void theArnComesBeforeAllElse() {
            assertEquals("Invalid TableArn", refusal("{'Tags': []}"));
        }

        @Test
        void violatedConstraintsAreReportedTogether() {
            assertEquals(
                    "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be"
                            + " null",
                    refusal("{'ResourceArn': 'malformed'}"));
            assertEquals(
                    "4 validation errors detected: Value '' at 'resourceArn' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1; Value '' at 'tags.1.member.key' failed to"
                            + " satisfy constraint: Member must have length greater than or equal to 1; Value null at"
                            + " 'tags.2.member.key' failed to satisfy constraint: Member must not be null; Value null"
                            + " at 'tags.2.member.value' failed to satisfy constraint: Member must not be null",
                    refusal(body("", "[{'Key': '', 'Value': ''}, {}]")));
        }

        @Test
        void keysAndValuesHaveALongestLength() {
            String arn = Tags.newTable(server);
            add(arn, List.of(tag("k".repeat(128), "v".repeat(256)), tag("empty", "")));
            String key = "k".repeat(129);
            String value = "v".repeat(257);
            assertEquals(
                    "2 validation errors detected: Value '" + key + "' at 'tags.1.member.key' failed to satisfy"
                            + " constraint: Member must have length less than or equal to 128; Value '" + value
                            + "' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less"
                            + " than or equal to 256",
                    refusedTags(arn, List.of(tag(key, value))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "not-a-valid-arn",
                    "arn:aws:dynamodb:us-east-1:000000000000:table",
                    "arn:aws:dynamodb:us-east-1:000000000000:table/ab",
                    "arn:aws:dynamodb:us-east-1:000000000000:table/abc/index/i",
                    "arn:aws:dynamodb:us-east-1:000000000000:table/abc/stream/2026-01-01T00:00:00.000",
                    "arn:aws:dynamodb:us-east-1::table/abc",
                    "arn:aws:dynamodb:us-east-1:me:table/abc",
                    "arn:aws:dynamodb::000000000000:table/abc",
                    "arn:aws:s3:us-east-1:000000000000:table/abc",
                    "abc"
                })
        void otherArnsThanThoseOfTablesAreRefused(String arn) {
            assertEquals(
                    "Invalid TableArn: Invalid ResourceArn provided as input " + arn,
                    refusal(body(arn, "[{'Key': 'k', 'Value': 'v'}]")));
        }

        @Test
        void thereMustBeATag() {
            assertEquals("Atleast one Tag needs to be provided as Input.", refusal(body(Tags.MISSING, "[]")));
        }

        @Test
        void keysAreUniqueAndNotTheServicesOwn() {
            assertEquals(
                    "Duplicate Tag Keys provided as input: Duplicate Tag Key found k",
                    refusal(body(Tags.MISSING, "[{'Key': 'k', 'Value': '1'}, {'Key': 'k', 'Value': '2'}]")));
            assertEquals(
                    "Tag Key cannot be prefixed with aws:, Key: aws:k",
                    refusal(body(Tags.MISSING, "[{'Key': 'aws:k', 'Value': '1'}]")));
        }

        @Test
        void someCharactersAreNotAllowed() {
            assertEquals(
                    "Tag Key may only have letters, numbers, white space and +-=._:/@ in it, Key: a*",
                    refusal(body(Tags.MISSING, "[{'Key': 'a*', 'Value': '1'}]")));
            assertEquals(
                    "Tag Value may only have letters, numbers, white space and +-=._:/@ in it, Value: <1>",
                    refusal(body(Tags.MISSING, "[{'Key': 'a', 'Value': '<1>'}]")));
        }

        @Test
        void theTableMustExist() {
            assertEquals(
                    "Requested resource not found: ResourcArn: " + Tags.MISSING + " not found",
                    Refusals.message(
                            "ResourceNotFoundException", send(body(Tags.MISSING, "[{'Key': 'k', 'Value': 'v'}]"))));
        }

        @Test
        void anotherRegionOrAccountHasOtherTables() {
            String arn = Tags.newTable(server);
            for (String other : List.of(arn.replace("us-east-1", "eu-west-1"), arn.replace("000000000000", "1"))) {
                assertThrows(ResourceNotFoundException.class, () -> add(other, List.of(tag("k", "v"))));
            }
            assertEquals(Map.of(), Tags.of(client, arn));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void tagsAreAddedAndOverwritten() {
            String arn = Tags.newTable(server);
            add(arn, List.of(tag("a", "1"), tag("b", "2")));
            add(arn, List.of(tag("b", "3"), tag("Ärger mit+-=._:/@ 4", "")));
            assertEquals(Map.of("a", "1", "b", "3", "Ärger mit+-=._:/@ 4", ""), Tags.of(client, arn));
        }

        @Test
        void theAnswerHasNoBody() {
            HttpResponse<String> answer = send(body(Tags.newTable(server), "[{'Key': 'k', 'Value': 'v'}]"));
            assertEquals(200, answer.statusCode());
            assertEquals("", answer.body());
        }

        @Test
        void aTableHasAtMostFiftyOfThem() {
            String arn = Tags.newTable(server);
            add(arn, Tags.many("a", 30));
            String full = "Number of Tags exceed the current limit for the provided ResourceArn";
            assertEquals(full, refusedTags(arn, Tags.many("b", 51)));
            assertEquals(full, refusedTags(arn, Tags.many("b", 21)));
            assertEquals(30, Tags.of(client, arn).size());

            List<Tag> newAndOld = new ArrayList<>(Tags.many("b", 20));
            newAndOld.addAll(Tags.many("a", 30));
            add(arn, newAndOld);
            assertEquals(50, Tags.of(client, arn).size());
        }

        @Test
        void writesGoOnWhileATableIsTagged() {
            String arn = Tags.newTable(server);
            String table = arn.substring(arn.indexOf('/') + 1);
            client.putItem(put -> put.tableName(table).item(Map.of("pk", TestTables.s("a"))));
            add(arn, List.of(tag("k", "v")));
            client.putItem(put -> put.tableName(table).item(Map.of("pk", TestTables.s("b"))));
            assertEquals(2, client.scan(scan -> scan.tableName(table)).count());
        }

        @Test
        void aTableThatIsBeingCreatedOrDeletedIsInUse() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            try (TestServer delayed = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withDelays(new TransitionDelays(1_000, 0, 1_000)))) {
                String arn = Tags.newTable(delayed);
                assertEquals("created", inUse(delayed, arn));
                now.addAndGet(1_000);
                delayed.client().tagResource(request -> request.resourceArn(arn).tags(tag("k", "v")));
                delayed.client().deleteTable(delete -> delete.tableName(arn.substring(arn.indexOf('/') + 1)));
                assertEquals("deleted", inUse(delayed, arn));
            }
        }

        private static String inUse(TestServer server, String arn) {
            String message = assertThrows(
                            ResourceInUseException.class,
                            () -> server.client()
                                    .tagResource(
                                            request -> request.resourceArn(arn).tags(tag("k", "v"))))
                    .awsErrorDetails()
                    .errorMessage();
            String start = "Attempt to change a resource which is still in use: Table is being ";
            assertEquals(start, message.substring(0, start.length()));
            return message.substring(start.length(), message.indexOf(':', start.length()));
        }
    }
}
