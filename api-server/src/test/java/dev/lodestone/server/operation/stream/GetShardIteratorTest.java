package dev.lodestone.server.operation.stream;

import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.operation.table.Refusals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class GetShardIteratorTest {
    private static final String NO_SHARD = "shardId-00000000000000000001-00000000";

    private final TestServer server;
    private final String table;
    private final String arn;
    private final Shard shard;

    GetShardIteratorTest(EngineKind engine) {
        server = TestServer.shared(engine);
        table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
        arn = TestStreams.arn(server.client(), table);
        shard = TestStreams.shard(server.streams(), arn);
    }

    private String refusal(String type, String body) {
        return Refusals.message(type, server.send("GetShardIterator", body.replace('\'', '"')));
    }

    private String refusal(String type, String shardId, String iterator) {
        return refusal(type, "{'StreamArn': '" + arn + "', 'ShardId': '" + shardId + "', " + iterator + "}");
    }

    private void put(String pk) {
        server.client().putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    private String sequenceNumber(int index) {
        return TestStreams.records(server.streams(), arn, shard)
                .get(index)
                .dynamodb()
                .sequenceNumber();
    }

    private GetRecordsResponse read(ShardIteratorType type, String sequenceNumber) {
        return TestStreams.read(
                server.streams(), TestStreams.iterator(server.streams(), arn, shard, type, sequenceNumber));
    }

    private static List<String> keys(GetRecordsResponse page) {
        List<String> keys = new ArrayList<>();
        for (Record record : page.records()) {
            keys.add(record.dynamodb().keys().get("pk").s());
        }
        return keys;
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'StreamArn': 1}              | NUMBER_VALUE cannot be converted to String
                {'ShardId': false}            | FALSE_VALUE cannot be converted to String
                {'ShardIteratorType': {}}     | Start of structure or map found where not expected
                {'SequenceNumber': 1}         | NUMBER_VALUE cannot be converted to String
                """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, refusal("SerializationException", body));
        }
    }

    @Nested
    class Validation {
        @Test
        void membersAreRequired() {
            assertEquals(
                    "3 validation errors detected: Value null at 'streamArn' failed to satisfy constraint: Member must"
                            + " not be null; Value null at 'shardId' failed to satisfy constraint: Member must not be"
                            + " null; Value null at 'shardIteratorType' failed to satisfy constraint: Member must not"
                            + " be null",
                    refusal("ValidationException", "{}"));
        }

        @Test
        void membersHaveBounds() {
            assertEquals(
                    "3 validation errors detected: Value 'short' at 'shardId' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 28; Value 'NEWEST' at 'shardIteratorType' failed"
                            + " to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER,"
                            + " LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]; Value '1' at 'sequenceNumber' failed to"
                            + " satisfy constraint: Member must have length greater than or equal to 21",
                    refusal("ValidationException", "short", "'ShardIteratorType': 'NEWEST', 'SequenceNumber': '1'"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"})
        void someTypesNeedASequenceNumber(String type) {
            assertEquals(
                    "SequenceNumber is required for ShardIteratorType " + type,
                    refusal("ValidationException", NO_SHARD, "'ShardIteratorType': '" + type + "'"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"TRIM_HORIZON", "LATEST"})
        void othersMustNotHaveOne(String type) {
            assertEquals(
                    "SequenceNumber must not be specified for ShardIteratorType " + type,
                    refusal(
                            "ValidationException",
                            NO_SHARD,
                            "'ShardIteratorType': '" + type + "', 'SequenceNumber': '100000000000000000000'"));
        }

        @Test
        void arnsAndShardIdsHaveAForm() {
            assertEquals(
                    "Invalid StreamArn: there is no stream with such a strange ARN",
                    refusal(
                            "ValidationException",
                            "{'StreamArn': 'there is no stream with such a strange ARN', 'ShardId': '" + NO_SHARD
                                    + "', 'ShardIteratorType': 'LATEST'}"));
            assertEquals(
                    "Invalid ShardId: shard-0000000000000000000000000",
                    refusal("ValidationException", "shard-0000000000000000000000000", "'ShardIteratorType': 'LATEST'"));
        }

        @Test
        void streamAndShardMustExist() {
            assertEquals(
                    "Requested resource not found: Shard does not exist",
                    refusal("ResourceNotFoundException", NO_SHARD, "'ShardIteratorType': 'LATEST'"));
            assertEquals(
                    "Requested resource not found: Stream: " + arn + "0 not found",
                    refusal(
                            "ResourceNotFoundException",
                            "{'StreamArn': '" + arn + "0', 'ShardId': '" + NO_SHARD
                                    + "', 'ShardIteratorType': 'LATEST'}"));
        }

        @Test
        void sequenceNumbersAreNumbersWithinTheShard() {
            String at = "'ShardIteratorType': 'AT_SEQUENCE_NUMBER', 'SequenceNumber': '";
            assertEquals(
                    "Invalid SequenceNumber: 10000000000000000000x",
                    refusal("ValidationException", shard.shardId(), at + "10000000000000000000x'"));
            String future = "9".repeat(40);
            assertEquals(
                    "SequenceNumber " + future + " is after the end of shard " + shard.shardId(),
                    refusal("ValidationException", shard.shardId(), at + future + "'"));
            assertEquals(
                    "The data you are trying to access has been trimmed",
                    refusal("TrimmedDataAccessException", shard.shardId(), at + "0".repeat(21) + "'"));
            String before = new BigInteger(shard.sequenceNumberRange().startingSequenceNumber())
                    .subtract(BigInteger.ONE)
                    .toString();
            assertEquals(
                    "The data you are trying to access has been trimmed",
                    refusal("TrimmedDataAccessException", shard.shardId(), at + before + "'"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void iteratorsNameTheirStream() {
            String iterator = TestStreams.iterator(server.streams(), arn, shard, ShardIteratorType.TRIM_HORIZON);
            assertTrue(iterator.startsWith(arn + "|1|"), iterator);
            assertTrue(iterator.substring(arn.length() + 3).matches("[a-zA-Z0-9+/]+=*"), iterator);
        }

        @Test
        void eachTypeHasItsPlace() {
            put("a");
            put("b");
            put("c");
            assertEquals(List.of("a", "b", "c"), keys(read(ShardIteratorType.TRIM_HORIZON, null)));
            assertEquals(List.of("b", "c"), keys(read(ShardIteratorType.AT_SEQUENCE_NUMBER, sequenceNumber(1))));
            assertEquals(List.of("c"), keys(read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequenceNumber(1))));
            String latest = TestStreams.iterator(server.streams(), arn, shard, ShardIteratorType.LATEST);
            assertEquals(List.of(), keys(TestStreams.read(server.streams(), latest)));
            put("d");
            assertEquals(List.of("d"), keys(TestStreams.read(server.streams(), latest)));
        }

        @Test
        void theStartOfAShardIsItsHorizon() {
            String start = shard.sequenceNumberRange().startingSequenceNumber();
            GetRecordsResponse empty = read(ShardIteratorType.AT_SEQUENCE_NUMBER, start);
            assertTrue(empty.hasRecords());
            assertEquals(List.of(), keys(empty));
            assertNotNull(empty.nextShardIterator());
            put("a");
            assertEquals(List.of("a"), keys(read(ShardIteratorType.AT_SEQUENCE_NUMBER, start)));
            assertEquals(List.of("a"), keys(read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, start)));
        }

        @Test
        void aClosedShardCanBeReadFromAnyPlace() {
            put("a");
            TestStreams.disable(server.client(), table);
            String end = TestStreams.shard(server.streams(), arn)
                    .sequenceNumberRange()
                    .endingSequenceNumber();
            GetRecordsResponse all = read(ShardIteratorType.TRIM_HORIZON, null);
            assertEquals(List.of("a"), keys(all));
            assertNull(all.nextShardIterator());
            for (GetRecordsResponse nothing : List.of(
                    read(ShardIteratorType.LATEST, null),
                    read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequenceNumber(0)),
                    read(ShardIteratorType.AT_SEQUENCE_NUMBER, end),
                    read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, end))) {
                assertEquals(List.of(), keys(nothing));
                assertNull(nothing.nextShardIterator());
            }
            assertFalse(all.records().isEmpty());
            String beyond = new BigInteger(end).add(BigInteger.ONE).toString();
            refusal(
                    "ValidationException",
                    shard.shardId(),
                    "'ShardIteratorType': 'AT_SEQUENCE_NUMBER', 'SequenceNumber': '" + beyond + "'");
        }
    }
}
