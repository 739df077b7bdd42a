package dev.lodestone.server.operation.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.catalog.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardFilterType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DescribeStreamTest extends StreamTestCase {
    private static final String MISSING =
            "arn:aws:dynamodb:us-east-1:000000000000:table/none/stream/2024-01-01T00:00:00.000";

    DescribeStreamTest(EngineKind engine) {
        super(engine, "DescribeStream");
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'StreamArn': true}                  | TRUE_VALUE cannot be converted to String
                {'Limit': '1'}                       | STRING_VALUE cannot be converted to Integer
                {'ExclusiveStartShardId': 1}         | NUMBER_VALUE cannot be converted to String
                {'ShardFilter': 'CHILD_SHARDS'}      | Unexpected field type
                {'ShardFilter': {'Type': 1}}         | NUMBER_VALUE cannot be converted to String
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
                    "1 validation error detected: Value null at 'streamArn' failed to satisfy constraint: Member must"
                            + " not be null",
                    refusal("ValidationException", "{}"));
            assertEquals(
                    "2 validation errors detected: Value '101' at 'limit' failed to satisfy constraint: Member must"
                            + " have value less than or equal to 100; Value 'short' at 'exclusiveStartShardId' failed"
                            + " to satisfy constraint: Member must have length greater than or equal to 28",
                    refusal(
                            "ValidationException",
                            "{'StreamArn': '" + MISSING + "', 'Limit': 101, 'ExclusiveStartShardId': 'short'}"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {}                          | Value null at 'shardFilter.type' failed to satisfy constraint: Member must not be null; Value null at 'shardFilter.shardId' failed to satisfy constraint: Member must not be null
                {'Type': 'CHILD_SHARDS'}    | Value null at 'shardFilter.shardId' failed to satisfy constraint: Member must not be null
                {'Type': 'ALL', 'ShardId': 'shardId-00000001700000000000-00000000'} | Value 'ALL' at 'shardFilter.type' failed to satisfy constraint: Member must satisfy enum value set: [CHILD_SHARDS]
                """)
        void aFilterIsComplete(String filter, String message) {
            String found =
                    refusal("ValidationException", "{'StreamArn': '" + MISSING + "', 'ShardFilter': " + filter + "}");
            assertEquals(message, found.substring(found.indexOf("Value ")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "arn:aws:dynamodb:us-east-1:000000000000:table/none",
                    "arn:aws:dynamodb:us-east-1:account:table/none/stream/2024-01-01T00:00:00.000",
                    "arn:aws:kinesis:us-east-1:000000000000:table/none/stream/label",
                    "arn:aws:dynamodb:us-east-1:000000000000:table/none/index/index/stream/label",
                    "a stream of which nobody knows the name"
                })
        void theArnMustBeThatOfAStream(String arn) {
            assertEquals("Invalid StreamArn: " + arn, refusal("ValidationException", "{'StreamArn': '" + arn + "'}"));
        }

        @Test
        void shardIdsHaveAForm() {
            String id = "this is not the id of any shard";
            assertEquals(
                    "Invalid ShardId: " + id,
                    refusal(
                            "ValidationException",
                            "{'StreamArn': '" + MISSING + "', 'ExclusiveStartShardId': '" + id + "'}"));
            assertEquals(
                    "Invalid ShardId: " + id,
                    refusal(
                            "ValidationException",
                            "{'StreamArn': '" + MISSING + "', 'ShardFilter': {'Type': 'CHILD_SHARDS', 'ShardId': '" + id
                                    + "'}}"));
        }

        @Test
        void theStreamMustExist() {
            assertEquals(
                    "Requested resource not found: Stream: " + MISSING + " not found",
                    refusal("ResourceNotFoundException", "{'StreamArn': '" + MISSING + "'}"));
            String elsewhere = TestStreams.arn(
                            server.client(), TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY))
                    .replace("us-east-1", "eu-west-1");
            assertEquals(
                    "Requested resource not found: Stream: " + elsewhere + " not found",
                    refusal("ResourceNotFoundException", "{'StreamArn': '" + elsewhere + "'}"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void aNewStreamHasAnOpenShard() {
            String table = TestStreams.newTable(server.client(), StreamViewType.NEW_AND_OLD_IMAGES);
            String arn = TestStreams.arn(server.client(), table);
            StreamDescription stream = TestStreams.describe(server.streams(), arn);
            assertEquals(arn, stream.streamArn());
            assertTrue(arn.endsWith("/stream/" + stream.streamLabel()), arn);
            assertEquals(StreamStatus.ENABLED, stream.streamStatus());
            assertEquals(StreamViewType.NEW_AND_OLD_IMAGES, stream.streamViewType());
            assertNotNull(stream.creationRequestDateTime());
            assertEquals(table, stream.tableName());
            assertEquals(List.of(TestTables.key("pk", KeyType.HASH)), stream.keySchema());
            assertNull(stream.lastEvaluatedShardId());
            Shard shard = stream.shards().get(0);
            assertEquals(1, stream.shards().size());
            assertTrue(shard.shardId().matches("shardId-\\d{20}-[0-9a-f]{8}"), shard.shardId());
            assertTrue(shard.sequenceNumberRange().startingSequenceNumber().matches("1\\d{20}"));
            assertNull(shard.sequenceNumberRange().endingSequenceNumber());
            assertNull(shard.parentShardId());
        }

        @Test
        void aDisabledStreamHasClosedShardsOnly() {
            String table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
            String arn = TestStreams.arn(server.client(), table);
            TestStreams.disable(server.client(), table);
            StreamDescription stream = TestStreams.describe(server.streams(), arn);
            assertEquals(StreamStatus.DISABLED, stream.streamStatus());
            assertNotNull(stream.shards().get(0).sequenceNumberRange().endingSequenceNumber());
        }

        private List<String> page(TestServer own, String arn, Integer limit, String start) {
            return own
                    .streams()
                    .describeStream(
                            describe -> describe.streamArn(arn).limit(limit).exclusiveStartShardId(start))
                    .streamDescription()
                    .shards()
                    .stream()
                    .map(Shard::shardId)
                    .toList();
        }

        @Test
        void shardsComeInPages() {
            StreamSettings settings = StreamSettings.DEFAULT.withShards(5);
            try (TestServer own = TestServer.start(TestServer.options(engine).withStreams(settings))) {
                String arn =
                        TestStreams.arn(own.client(), TestStreams.newTable(own.client(), StreamViewType.KEYS_ONLY));
                List<String> all = page(own, arn, null, null);
                assertEquals(5, all.size());
                assertEquals(all.stream().sorted().toList(), all);
                StreamDescription first = own.streams()
                        .describeStream(describe -> describe.streamArn(arn).limit(2))
                        .streamDescription();
                assertEquals(all.get(1), first.lastEvaluatedShardId());
                assertEquals(all.subList(2, 4), page(own, arn, 2, all.get(1)));
                assertEquals(all.subList(4, 5), page(own, arn, 2, all.get(3)));
                assertEquals(List.of(), page(own, arn, 2, all.get(4)));
                assertEquals(List.of(), page(own, arn, 2, "shardId-00000000000000000001-00000000"));
            }
        }

        private List<Shard> children(String arn, String parent) {
            return server.streams()
                    .describeStream(describe -> describe.streamArn(arn)
                            .shardFilter(filter ->
                                    filter.type(ShardFilterType.CHILD_SHARDS).shardId(parent)))
                    .streamDescription()
                    .shards();
        }

        @Test
        void aFilterGivesChildrenOnly() {
            String table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
            String arn = TestStreams.arn(server.client(), table);
            Shard shard = TestStreams.shard(server.streams(), arn);
            String parent = shard.shardId();
            assertEquals(List.of(), children(arn, parent));
            TestStreams.split(server, arn, shard);
            List<Shard> children = children(arn, parent);
            assertEquals(2, children.size());
            List<String> parents = new ArrayList<>();
            children.forEach(child -> parents.add(child.parentShardId()));
            assertEquals(List.of(parent, parent), parents);
            assertEquals(3, TestStreams.describe(server.streams(), arn).shards().size());
            assertEquals(List.of(), children(arn, children.get(0).shardId()));
            assertEquals(List.of(), children(arn, "shardId-00000000000000000001-00000000"));
        }
    }
}
