package dev.lodestone.server.operation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.catalog.StreamSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class ListStreamsTest extends StreamTestCase {
    ListStreamsTest(EngineKind engine) {
        super(engine, "ListStreams");
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'TableName': 1}                  | NUMBER_VALUE cannot be converted to String
                {'Limit': '1'}                    | STRING_VALUE cannot be converted to Integer
                {'ExclusiveStartStreamArn': []}   | Unrecognized collection type class java.lang.String
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, refusal("SerializationException", body));
        }
    }

    @Nested
    class Validation {
        @Test
        void membersHaveBounds() {
            assertEquals(
                    "2 validation errors detected: Value '0' at 'limit' failed to satisfy constraint: Member must have"
                            + " value greater than or equal to 1; Value 'short' at 'exclusiveStartStreamArn' failed to"
                            + " satisfy constraint: Member must have length greater than or equal to 37",
                    refusal("ValidationException", "{'Limit': 0, 'ExclusiveStartStreamArn': 'short'}"));
            assertEquals(
                    "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have"
                            + " value less than or equal to 100",
                    refusal("ValidationException", "{'Limit': 101}"));
            assertEquals(
                    "1 validation error detected: Value 'a b' at 'tableName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
                    refusal("ValidationException", "{'TableName': 'a b'}"));
        }

        @Test
        void theStartMustBeTheArnOfAStream() {
            String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/abc";
            assertEquals(
                    "Invalid StreamArn: " + arn,
                    refusal("ValidationException", "{'ExclusiveStartStreamArn': '" + arn + "'}"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void aTableWithoutStreamHasAnEmptyList() {
            String table = TestTables.withPartitionKey(server.client());
            assertEquals(
                    "{\"Streams\":[]}",
                    server.send("ListStreams", "{\"TableName\":\"" + table + "\"}")
                            .body());
            assertEquals(
                    List.of(),
                    server.streams()
                            .listStreams(list -> list.tableName("no_such_table"))
                            .streams());
        }

        @Test
        void streamsOfATableAreListedOldestFirst() {
            String table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
            String first = TestStreams.arn(server.client(), table);
            TestStreams.disable(server.client(), table);
            TestStreams.enable(server.client(), table, StreamViewType.NEW_IMAGE);
            String second = TestStreams.arn(server.client(), table);
            server.client().deleteTable(delete -> delete.tableName(table));
            List<Stream> listed =
                    server.streams().listStreams(list -> list.tableName(table)).streams();
            assertEquals(
                    List.of(first, second),
                    listed.stream().map(Stream::streamArn).toList());
            assertEquals(table, listed.get(1).tableName());
            assertEquals(
                    second,
                    first.substring(0, first.indexOf("/stream/") + 8)
                            + listed.get(1).streamLabel());
        }

        /** The second page begins after a stream that was still there when the first one was read. */
        @Test
        void pagesGoOnWhenTheirLastStreamVanishes() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            try (TestServer own = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withStreams(StreamSettings.DEFAULT.onRequest()))) {
                TestStreams.newTable(own.client(), "table", StreamViewType.KEYS_ONLY);
                String deleted = TestStreams.arn(own.client(), "table");
                own.client().deleteTable(delete -> delete.tableName("table"));
                now.addAndGet(1000);
                TestStreams.newTable(own.client(), "table", StreamViewType.KEYS_ONLY);
                String present = TestStreams.arn(own.client(), "table");
                ListStreamsResponse first = own.streams()
                        .listStreams(list -> list.tableName("table").limit(1));
                assertEquals(deleted, first.streams().get(0).streamArn());
                assertEquals(deleted, first.lastEvaluatedStreamArn());

                now.addAndGet(TimeUnit.HOURS.toMillis(24));
                own.store().keepStreams();
                assertThrows(ResourceNotFoundException.class, () -> TestStreams.describe(own.streams(), deleted));
                for (String table : Arrays.asList("table", null)) {
                    ListStreamsResponse rest = own.streams()
                            .listStreams(list ->
                                    list.tableName(table).exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));
                    assertEquals(
                            List.of(present),
                            rest.streams().stream().map(Stream::streamArn).toList());
                    assertNull(rest.lastEvaluatedStreamArn());
                }
            }
        }

        @Test
        void pagesGoOnAfterAStreamThatIsGone() {
            try (TestServer own = TestServer.start(TestServer.options(engine))) {
                List<String> arns = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    TestStreams.newTable(own.client(), "table" + i, StreamViewType.KEYS_ONLY);
                    arns.add(TestStreams.arn(own.client(), "table" + i));
                }
                ListStreamsResponse first = own.streams().listStreams(list -> list.limit(2));
                assertEquals(
                        arns.subList(0, 2),
                        first.streams().stream().map(Stream::streamArn).toList());
                assertEquals(arns.get(1), first.lastEvaluatedStreamArn());
                String gone = arns.get(1).replace("table1", "table1-and-more");
                ListStreamsResponse rest =
                        own.streams().listStreams(list -> list.limit(3).exclusiveStartStreamArn(gone));
                assertEquals(
                        arns.subList(2, 5),
                        rest.streams().stream().map(Stream::streamArn).toList());
                assertNull(rest.lastEvaluatedStreamArn());
            }
        }
    }
}
