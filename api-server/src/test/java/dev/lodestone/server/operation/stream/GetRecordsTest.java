package dev.lodestone.server.operation.stream;

import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.operation.table.Refusals;
import dev.lodestone.store.catalog.StreamSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

@ParameterizedClass
@EnumSource(EngineKind.class)
class GetRecordsTest {
    private static final long START = 1_700_000_000_123L;

    private final EngineKind engine;
    private final AtomicLong clock = new AtomicLong(START);
    private TestServer server;
    private String table;
    private String arn;
    private Shard shard;

    GetRecordsTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(
                TestServer.options(engine).withClock(clock::get).withStreams(StreamSettings.DEFAULT.onRequest()));
        table = TestStreams.newTable(server.client(), StreamViewType.NEW_AND_OLD_IMAGES);
        arn = TestStreams.arn(server.client(), table);
        shard = TestStreams.shard(server.streams(), arn);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String refusal(String type, String body) {
        return Refusals.message(type, server.send("GetRecords", body.replace('\'', '"')));
    }

    private void put(String pk) {
        server.client().putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    private String iterator(ShardIteratorType type) {
        return TestStreams.iterator(server.streams(), arn, shard, type);
    }

    private GetRecordsResponse read(String iterator) {
        return TestStreams.read(server.streams(), iterator);
    }

    private void advance(long minutes) {
        clock.addAndGet(TimeUnit.MINUTES.toMillis(minutes));
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'ShardIterator': 1}     | NUMBER_VALUE cannot be converted to String
                {'Limit': true}          | TRUE_VALUE cannot be converted to Integer
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, refusal("SerializationException", body));
        }
    }

    @Nested
    class Validation {
        @ParameterizedTest
        @CsvSource({
            "0, greater than or equal to 1",
            "-1, greater than or equal to 1",
            "1001, less than or equal to 1000"
        })
        void theLimitHasBounds(int limit, String bound) {
            assertEquals(
                    "1 validation error detected: Value '" + limit
                            + "' at 'limit' failed to satisfy constraint: Member must have value " + bound,
                    refusal("ValidationException", "{'ShardIterator': 'x', 'Limit': " + limit + "}"));
        }

        @Test
        void theIteratorIsRequired() {
            assertEquals(
                    "1 validation error detected: Value null at 'shardIterator' failed to satisfy constraint: Member"
                            + " must not be null",
                    refusal("ValidationException", "{}"));
        }

        @Test
        void anIteratorMustComeFromAnAnswer() {
            String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
            for (int at = arn.length() + 3; at < iterator.length(); at++) {
                char other = iterator.charAt(at) == 'A' ? 'B' : 'A';
                String changed = iterator.substring(0, at) + other + iterator.substring(at + 1);
                assertEquals(
                        "Invalid ShardIterator",
                        refusal("ValidationException", "{'ShardIterator': '" + changed + "'}"),
                        changed);
            }
            for (String garbage : List.of(
                    "x",
                    arn,
                    arn + "|1|",
                    arn + "|1|!",
                    arn + "|1|AAAA",
                    iterator.replace("|1|", "|2|"),
                    iterator + "AAAA")) {
                assertEquals(
                        "Invalid ShardIterator",
                        refusal("ValidationException", "{'ShardIterator': '" + garbage + "'}"),
                        garbage);
            }
        }

        @Test
        void anIteratorIsForOneStream() {
            TestStreams.newTable(server.client(), "other", StreamViewType.KEYS_ONLY);
            String other = TestStreams.arn(server.client(), "other");
            String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
            assertEquals(
                    "Invalid ShardIterator",
                    refusal("ValidationException", "{'ShardIterator': '" + iterator.replace(arn, other) + "'}"));
            assertEquals(
                    "Requested resource not found: Stream: " + other + "0 not found",
                    refusal(
                            "ResourceNotFoundException",
                            "{'ShardIterator': '" + iterator.replace(arn, other + "0") + "'}"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void aRecordHasAllItsMembers() {
            server.client().putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "data", s("old"))));
            server.client().putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "data", s("newer"))));
            GetRecordsResponse page = read(iterator(ShardIteratorType.TRIM_HORIZON));
            Record modified = page.records().get(1);
            assertTrue(modified.eventID().matches("[0-9a-f]{32}"), modified.eventID());
            String sequenceNumber = modified.dynamodb().sequenceNumber();
            assertTrue(sequenceNumber.matches("1\\d{20}"), sequenceNumber);
            String body = server.send(
                            "GetRecords", "{\"ShardIterator\":\"" + iterator(ShardIteratorType.TRIM_HORIZON) + "\"}")
                    .body();
            String expected = "{\"eventID\":\"" + modified.eventID()
                    + "\",\"eventName\":\"MODIFY\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\","
                    + "\"awsRegion\":\"us-east-1\",\"dynamodb\":{\"ApproximateCreationDateTime\":1700000000,"
                    + "\"Keys\":{\"pk\":{\"S\":\"a\"}},";
            assertTrue(body.contains(expected), body);
            assertTrue(
                    body.contains("\"SequenceNumber\":\"" + sequenceNumber
                            + "\",\"SizeBytes\":25,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}}]"),
                    body);
            assertEquals(s("newer"), modified.dynamodb().newImage().get("data"));
            assertEquals(s("old"), modified.dynamodb().oldImage().get("data"));
            assertNull(modified.userIdentity());
        }

        @Test
        void anEmptyReadHasAnEmptyList() {
            String body = server.send(
                            "GetRecords", "{\"ShardIterator\":\"" + iterator(ShardIteratorType.TRIM_HORIZON) + "\"}")
                    .body();
            assertTrue(body.startsWith("{\"Records\":[],\"NextShardIterator\":\"" + arn + "|1|"), body);
        }

        @Test
        void anIteratorCanBeUsedAgain() {
            put("a");
            String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
            List<Record> records = read(iterator).records();
            put("b");
            assertEquals(records, read(iterator).records().subList(0, 1));
            assertEquals(2, read(iterator).records().size());
        }

        @Test
        void pagesHaveALimit() {
            for (int i = 0; i < 1005; i++) {
                put("item" + i);
            }
            String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
            GetRecordsResponse three = server.streams()
                    .getRecords(get -> get.shardIterator(iterator).limit(3));
            assertEquals(3, three.records().size());
            GetRecordsResponse most = read(three.nextShardIterator());
            assertEquals(1000, most.records().size());
            GetRecordsResponse rest = read(most.nextShardIterator());
            assertEquals(2, rest.records().size());
            Set<String> ids = new HashSet<>();
            for (GetRecordsResponse page : List.of(three, most, rest)) {
                page.records().forEach(record -> ids.add(record.eventID()));
            }
            assertEquals(1005, ids.size());
            assertEquals(List.of(), read(rest.nextShardIterator()).records());
        }

        @Test
        void aPageHasAMegabyteAtMost() {
            for (int i = 0; i < 6; i++) {
                Map<String, AttributeValue> item = Map.of("pk", s("item" + i), "data", s("x".repeat(300_000)));
                server.client().putItem(put -> put.tableName(table).item(item));
            }
            GetRecordsResponse first = read(iterator(ShardIteratorType.TRIM_HORIZON));
            assertEquals(3, first.records().size());
            assertEquals(3, read(first.nextShardIterator()).records().size());
        }

        @Test
        void theLastRecordsOfAClosedShardHaveNoSuccessor() {
            put("a");
            put("b");
            String open = iterator(ShardIteratorType.TRIM_HORIZON);
            assertNotNull(read(open).nextShardIterator());
            TestStreams.roll(server, arn);
            GetRecordsResponse one =
                    server.streams().getRecords(get -> get.shardIterator(open).limit(1));
            GetRecordsResponse two = server.streams()
                    .getRecords(
                            get -> get.shardIterator(one.nextShardIterator()).limit(1));
            assertEquals(1, two.records().size());
            assertNull(two.nextShardIterator());
            assertNull(read(open).nextShardIterator());
        }

        @Test
        void iteratorsExpireAfterAQuarterOfAnHour() {
            put("a");
            String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
            advance(15);
            GetRecordsResponse page = read(iterator);
            assertEquals(1, page.records().size());
            clock.incrementAndGet();
            ExpiredIteratorException refusal = assertThrows(ExpiredIteratorException.class, () -> read(iterator));
            assertEquals("Shard iterator has expired", refusal.awsErrorDetails().errorMessage());
            advance(14);
            assertEquals(List.of(), read(page.nextShardIterator()).records());
        }

        @Test
        void recordsAreTrimmedAfterADay() {
            put("a");
            advance(10);
            put("b");
            String first = read(iterator(ShardIteratorType.TRIM_HORIZON))
                    .records()
                    .get(0)
                    .dynamodb()
                    .sequenceNumber();
            advance(24 * 60 - 11);
            String horizon = iterator(ShardIteratorType.TRIM_HORIZON);
            assertEquals(2, read(horizon).records().size());
            advance(1);
            assertThrows(TrimmedDataAccessException.class, () -> read(horizon));
            assertThrows(
                    TrimmedDataAccessException.class,
                    () -> TestStreams.iterator(
                            server.streams(), arn, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, first));
            assertEquals(
                    1,
                    read(TestStreams.iterator(
                                    server.streams(), arn, shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, first))
                            .records()
                            .size());
            assertEquals(
                    1, read(iterator(ShardIteratorType.TRIM_HORIZON)).records().size());
        }

        @Test
        void aShardThatIsGoneIsNotFound() {
            put("a");
            TestStreams.roll(server, arn);
            advance(24 * 60 - 5);
            String iterator = iterator(ShardIteratorType.LATEST);
            advance(6);
            server.store().keepStreams();
            assertThrows(ResourceNotFoundException.class, () -> read(iterator));
        }
    }
}
