package dev.lodestone.server.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.StoreOptions;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The routes of the admin API, and what each refuses; on a machine whose clock stands still. */
class AdminApiTest {
    private static final String START = "2026-01-01T00:00:00Z";
    private static final long START_MILLIS = 1_767_225_600_000L;
    private static final String AT_START = clock("2026-01-01T00:00:00.000Z", START_MILLIS, 0);

    private TestServer server;

    @BeforeEach
    void start() {
        StoreOptions options = TestServer.options(EngineKind.MEMORY).withClock(() -> START_MILLIS);
        server = TestServer.start(options);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String clock(String now, long epochMillis, long offsetMillis) {
        return "{\"now\":\"" + now + "\",\"epochMillis\":" + epochMillis + ",\"offsetMillis\":" + offsetMillis + "}";
    }

    private String answer(String method, String path, String body) {
        HttpResponse<String> response = server.admin(method, path, body);
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        return response.body();
    }

    private void assertRefused(int status, String code, String method, String path, String body) {
        HttpResponse<String> response = server.admin(method, path, body);
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(response.body().startsWith("{\"error\":\"" + code + "\",\"message\":\""), response.body());
    }

    @Test
    void tellsOfNoMappingsWhereThereAreNone() {
        assertEquals("{\"EventSourceMappings\":[]}", answer("GET", "/event-source-mappings", ""));
    }

    @Test
    void readsTheClock() {
        assertEquals(AT_START, answer("GET", "/clock", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\":\"2026-01-02T00:00:00.5Z\"}",
                "{\"now\":\"2026-01-02T01:00:00.5+01:00\"}",
                "{\"now\":1767312000500}",
                "{\"offset\":\"PT24H0.5S\"}"
            })
    void setsTheClock(String body) {
        assertEquals(
                clock("2026-01-02T00:00:00.500Z", START_MILLIS + 86_400_500, 86_400_500),
                answer("PUT", "/clock", body));
        assertEquals(86_400_500, server.store().clock().offset().toMillis());
    }

    @Test
    void advancesAndResetsTheClock() {
        answer("POST", "/clock/advance", "{\"by\":\"PT24H\"}");
        assertEquals(
                clock("2026-01-02T00:01:00.000Z", START_MILLIS + 86_460_000, 86_460_000),
                answer("POST", "/clock/advance", "{\"by\":\"PT1M\"}"));
        assertEquals(
                clock("2025-12-31T23:59:59.000Z", START_MILLIS - 1000, -1000),
                answer("POST", "/clock/advance", "{\"by\":\"-PT24H1M1S\"}"));
        assertEquals(AT_START, answer("DELETE", "/clock", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"PT1H\"",
                "{} {}",
                "{}",
                "{\"now\":\"" + START + "\",\"offset\":\"PT1H\"}",
                "{\"now\":null}",
                "{\"now\":true}",
                "{\"now\":1.5}",
                "{\"now\":{}}",
                "{\"now\":\"tomorrow\"}",
                "{\"now\":\"2026-01-01\"}",
                "{\"now\":-1}",
                "{\"now\":99999999999999999999}",
                "{\"now\":9223372036854775807}",
                "{\"now\":\"9999-12-31T00:00:00Z\"}",
                "{\"now\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"now\":1,\"now\":2}",
                "{\"now\":1,\"zone\":\"UTC\"}",
                "{\"offset\":3600}",
                "{\"offset\":\"1h\"}",
                "{\"offset\":\"P1Y\"}",
                "{\"offset\":\"P10000000D\"}",
                "{\"offset\":\"-P36500D\"}",
                "{\"offset\":\"PT9223372036854775807S\"}",
                "{\"by\":\"PT1H\"}"
            })
    void refusesOtherTimes(String body) {
        assertRefused(400, "BadRequest", "PUT", "/clock", body);
        assertEquals(AT_START, answer("GET", "/clock", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"by\":60}",
                "{\"by\":null}",
                "{\"by\":\"\"}",
                "{\"by\":\"P9000000D\"}",
                "{\"by\":\"-PT9223372036854775807S\"}",
                "{\"by\":\"PT1H\",\"now\":1}"
            })
    void refusesOtherSteps(String body) {
        assertRefused(400, "BadRequest", "POST", "/clock/advance", body);
        assertEquals(AT_START, answer("GET", "/clock", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /clock",
        "PATCH, /clock",
        "GET, /clock/advance",
        "DELETE, /clock/advance",
        "GET, /streams/roll",
        "PUT, /streams/split",
        "POST, /event-source-mappings"
    })
    void refusesOtherMethods(String method, String path) {
        assertRefused(405, "MethodNotAllowed", method, path, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/clocks", "/clock/back", "/streams", "/streams/roll/now"})
    void doesNotFindOtherPaths(String path) {
        assertRefused(404, "NotFound", "GET", path, "");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /clock", "POST, /clock/advance", "POST, /streams/roll", "POST, /streams/split"})
    void refusesLargeBodies(String method, String path) {
        assertRefused(413, "BodyTooLarge", method, path, " ".repeat(64 * 1024 + 1));
    }

    private String newStream() {
        String table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
        return TestStreams.arn(server.client(), table);
    }

    private List<Shard> shards(String arn) {
        return TestStreams.describe(server.streams(), arn).shards();
    }

    private static String stream(String arn) {
        return "{\"StreamArn\":\"" + arn + "\"}";
    }

    private static String shard(String arn, String shardId) {
        return "{\"StreamArn\":\"" + arn + "\",\"ShardId\":\"" + shardId + "\"}";
    }

    /** The shards as the answers show them. */
    private static String shown(String arn, List<Shard> shards) {
        StringBuilder text = new StringBuilder("{\"StreamArn\":\"" + arn + "\",\"Shards\":[");
        for (Shard shard : shards) {
            String ending = shard.sequenceNumberRange().endingSequenceNumber();
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",")
                    .append("{\"ShardId\":\"")
                    .append(shard.shardId())
                    .append("\",\"SequenceNumberRange\":{\"StartingSequenceNumber\":\"")
                    .append(shard.sequenceNumberRange().startingSequenceNumber())
                    .append(ending == null ? "\"}" : "\",\"EndingSequenceNumber\":\"" + ending + "\"}")
                    .append(shard.parentShardId() == null ? "" : ",\"ParentShardId\":\"" + shard.parentShardId() + "\"")
                    .append('}');
        }
        return text + "]}";
    }

    @Test
    void rollsShards() {
        String arn = newStream();
        String parent = shards(arn).get(0).shardId();
        String answer = answer("POST", "/streams/roll", stream(arn));
        List<Shard> shards = shards(arn);
        assertEquals(2, shards.size());
        assertEquals(parent, shards.get(1).parentShardId());
        assertEquals(shown(arn, shards), answer);
    }

    @Test
    void splitsShards() {
        String arn = newStream();
        String parent = shards(arn).get(0).shardId();
        String answer = answer("POST", "/streams/split", shard(arn, parent));
        List<Shard> shards = shards(arn);
        assertEquals(3, shards.size());
        assertEquals(parent, shards.get(1).parentShardId());
        assertEquals(parent, shards.get(2).parentShardId());
        assertEquals(shown(arn, shards), answer);
        assertRefused(409, "Conflict", "POST", "/streams/split", shard(arn, parent));
        assertEquals(shards, shards(arn));
    }

    @Test
    void refusesStreamsAndShardsThatAreNot() {
        String arn = newStream();
        assertRefused(404, "NotFound", "POST", "/streams/roll", stream(arn + "1"));
        assertRefused(404, "NotFound", "POST", "/streams/roll", stream("nonsense"));
        assertRefused(404, "NotFound", "POST", "/streams/split", shard(arn + "1", "any"));
        assertRefused(404, "NotFound", "POST", "/streams/split", shard(arn, "any"));
        assertRefused(400, "BadRequest", "POST", "/streams/roll", "{}");
        assertRefused(400, "BadRequest", "POST", "/streams/roll", "{\"StreamArn\":1}");
        assertRefused(400, "BadRequest", "POST", "/streams/roll", shard(arn, "any"));
        assertRefused(400, "BadRequest", "POST", "/streams/split", stream(arn));
        assertEquals(1, shards(arn).size());
    }

    @Test
    void refusesStreamsThatAreDisabled() {
        String arn = newStream();
        String table = TestStreams.describe(server.streams(), arn).tableName();
        TestStreams.disable(server.client(), table);
        String shardId = shards(arn).get(0).shardId();
        assertRefused(409, "Conflict", "POST", "/streams/roll", stream(arn));
        assertRefused(409, "Conflict", "POST", "/streams/split", shard(arn, shardId));
    }

    @Test
    void takesListsAndDropsCheckpoints() {
        String first = "{\"name\":\"first one\",\"taken\":\"2026-01-01T00:00:00.000Z\"}";
        String second = "{\"name\":\"second\",\"taken\":\"2026-01-01T00:00:00.000Z\"}";
        assertEquals("{\"checkpoints\":[]}", answer("GET", "/checkpoints", ""));
        assertEquals(first, answer("POST", "/checkpoints", "{\"name\":\"first one\"}"));
        assertEquals(second, answer("POST", "/checkpoints", "{\"name\":\"second\"}"));
        assertEquals("{\"checkpoints\":[" + first + "," + second + "]}", answer("GET", "/checkpoints", ""));
        assertEquals(first, answer("POST", "/checkpoints/first%20one/rewind", ""));

        HttpResponse<String> dropped = server.admin("DELETE", "/checkpoints/first%20one", "");
        assertEquals(204, dropped.statusCode());
        assertEquals("{\"checkpoints\":[" + second + "]}", answer("GET", "/checkpoints", ""));
        assertEquals(second, answer("POST", "/checkpoints", "{\"name\":\"second\"}"));
        assertEquals("{\"checkpoints\":[" + second + "]}", answer("GET", "/checkpoints", ""));
    }

    @Test
    void refusesCheckpointsThatCannotBe() {
        assertRefused(400, "BadRequest", "POST", "/checkpoints", "{}");
        assertRefused(400, "BadRequest", "POST", "/checkpoints", "{\"name\":\"\"}");
        assertRefused(400, "BadRequest", "POST", "/checkpoints", "{\"name\":\"" + "x".repeat(501) + "\"}");
        assertRefused(400, "BadRequest", "POST", "/checkpoints", "{\"name\":1}");
        assertRefused(404, "NotFound", "POST", "/checkpoints/none/rewind", "");
        assertRefused(404, "NotFound", "DELETE", "/checkpoints/none", "");
        assertRefused(405, "MethodNotAllowed", "PUT", "/checkpoints", "{}");
    }

    @Test
    void addsListsAndRemovesFaults() {
        String all =
                "{\"kind\":\"TransactionConflict\",\"operations\":[\"PutItem\",\"DeleteItem\"],\"table\":\"orders\","
                        + "\"key\":{\"id\":{\"S\":\"o-1\"},\"n\":{\"N\":\"5\"}},\"after\":2,\"times\":3,\"percent\":40,\"seed\":7}";
        String added = "{\"id\":\"1\",\"kind\":\"TransactionConflict\",\"operations\":[\"DeleteItem\",\"PutItem\"],"
                + "\"table\":\"orders\",\"key\":{\"id\":{\"S\":\"o-1\"},\"n\":{\"N\":\"5\"}},\"after\":2,\"times\":3,"
                + "\"percent\":40,\"seed\":7,\"seen\":0,\"met\":0}";
        String latency = "{\"id\":\"2\",\"kind\":\"Latency\",\"operations\":[],\"after\":0,\"percent\":100,\"seed\":0,"
                + "\"latency\":\"PT0.5S\",\"seen\":0,\"met\":0}";

        assertEquals(added, answer("POST", "/faults", all));
        assertEquals(latency, answer("POST", "/faults", "{\"kind\":\"Latency\",\"latency\":\"PT0.5S\"}"));
        assertEquals("{\"faults\":[" + added + "," + latency + "]}", answer("GET", "/faults", ""));
        assertEquals(204, server.admin("DELETE", "/faults/1", "").statusCode());
        assertEquals("{\"faults\":[" + latency + "]}", answer("GET", "/faults", ""));
        assertEquals(204, server.admin("DELETE", "/faults", "").statusCode());
        assertEquals("{\"faults\":[]}", answer("GET", "/faults", ""));
        assertRefused(404, "NotFound", "DELETE", "/faults/1", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kind\":\"Flood\"}",
                "{\"kind\":7}",
                "{\"kind\":\"Latency\"}",
                "{\"kind\":\"Latency\",\"latency\":\"soon\"}",
                "{\"kind\":\"Throttling\",\"latency\":\"PT1S\",\"size\":1}",
                "{\"kind\":\"Throttling\",\"operations\":[\"PutItems\"]}",
                "{\"kind\":\"Unprocessed\",\"operations\":[\"PutItem\"]}",
                "{\"kind\":\"Throttling\",\"times\":0}",
                "{\"kind\":\"Throttling\",\"percent\":0}",
                "{\"kind\":\"Throttling\",\"key\":{\"id\":\"o-1\"}}",
                "{\"kind\":\"Throttling\",\"key\":{\"id\":{\"N\":\"five\"}}}",
                "{\"kind\":\"Throttling\"} {}"
            })
    void refusesFaultsThatCannotBe(String body) {
        assertRefused(400, "BadRequest", "POST", "/faults", body);
        assertEquals("{\"faults\":[]}", answer("GET", "/faults", ""));
    }

    @Test
    void setsAndClearsStaleness() {
        String strict = "{\"reads\":0,\"indexReads\":0,\"tables\":[]}";
        assertEquals(strict, answer("GET", "/staleness", ""));
        assertEquals("{\"reads\":3,\"indexReads\":0,\"tables\":[]}", answer("PUT", "/staleness", "{\"reads\":3}"));
        assertEquals(
                "{\"reads\":3,\"indexReads\":\"PT1.5S\",\"tables\":[]}",
                answer("PUT", "/staleness", "{\"indexReads\":\"PT1.5S\"}"));
        String some = "{\"reads\":3,\"indexReads\":\"PT1.5S\",\"tables\":["
                + "{\"table\":\"carts\",\"indexReads\":1000},{\"table\":\"orders\",\"reads\":0,\"indexReads\":\"PT24H\"}]}";
        answer("PUT", "/staleness", "{\"table\":\"orders\",\"reads\":0,\"indexReads\":\"P1D\"}");
        assertEquals(some, answer("PUT", "/staleness", "{\"table\":\"carts\",\"indexReads\":1000}"));
        assertEquals(some, answer("GET", "/staleness", ""));

        assertEquals(204, server.admin("DELETE", "/staleness/carts", "").statusCode());
        assertRefused(404, "NotFound", "DELETE", "/staleness/carts", "");
        assertEquals(1, server.store().staleness().settings().tables().size());
        assertEquals(204, server.admin("DELETE", "/staleness", "").statusCode());
        assertEquals(strict, answer("GET", "/staleness", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"table\":\"orders\"}",
                "{\"table\":\"a b\",\"reads\":1}",
                "{\"table\":7,\"reads\":1}",
                "{\"reads\":-1}",
                "{\"reads\":1001}",
                "{\"reads\":4294967297}",
                "{\"reads\":1.5}",
                "{\"reads\":\"soon\"}",
                "{\"reads\":\"-PT1S\"}",
                "{\"reads\":\"P366D\"}",
                "{\"reads\":1,\"indexReads\":\"P1Y\"}",
                "{\"reads\":1,\"writes\":1}"
            })
    void refusesStalenessThatCannotBe(String body) {
        assertRefused(400, "BadRequest", "PUT", "/staleness", body);
        assertEquals("{\"reads\":0,\"indexReads\":0,\"tables\":[]}", answer("GET", "/staleness", ""));
    }

    @Test
    void readsLagAsTheyAreTold() {
        String table = TestStreams.newTable(server.client(), StreamViewType.KEYS_ONLY);
        answer("PUT", "/staleness", "{\"table\":\"" + table + "\",\"reads\":\"PT5S\"}");
        server.client().putItem(put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS("a"))));
        assertEquals(
                0, server.client().scan(request -> request.tableName(table)).count());
        answer("POST", "/clock/advance", "{\"by\":\"PT5S\"}");
        assertEquals(
                1, server.client().scan(request -> request.tableName(table)).count());
    }
}
