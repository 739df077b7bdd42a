package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** C7: the event, byte by byte as an executable gets it that speaks the Runtime API itself. */
class EventJsonTest extends TriggerTestCase {
    private static final String RAW = "raw";

    @BeforeAll
    @Override
    void open(@TempDir Path directory) throws Exception {
        super.open(directory);
        assumeInstalled("python3");
        triggers.createFunction(RAW, "bootstrap", Handlers.BOOTSTRAP);
    }

    private HandlerCall expectRaw() {
        triggers.map(table, RAW, "TRIM_HORIZON", with());
        return expectInvocation();
    }

    private List<Record> records() {
        return TestStreams.records(triggers.server().streams(), stream());
    }

    /** An event with the records of the stream. */
    private String event(String... records) {
        StringBuilder event = new StringBuilder("{\"Records\":[");
        List<Record> inStream = records();
        assertEquals(records.length, inStream.size());
        for (int at = 0; at < records.length; at++) {
            event.append(at == 0 ? "" : ",")
                    .append(records[at]
                            .replace("EVENT_ID", inStream.get(at).eventID())
                            .replace(
                                    "SEQUENCE_NUMBER",
                                    inStream.get(at).dynamodb().sequenceNumber()));
        }
        return event.append("]}").toString();
    }

    private String record(String name, long time, String change, int size, String viewType, String identity) {
        return "{\"eventID\":\"EVENT_ID\",\"eventName\":\"" + name
                + "\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\","
                + "\"dynamodb\":{\"ApproximateCreationDateTime\":" + time + ".0," + change
                + ",\"SequenceNumber\":\"SEQUENCE_NUMBER\",\"SizeBytes\":" + size + ",\"StreamViewType\":\"" + viewType
                + "\"},\"eventSourceARN\":\"" + stream() + "\"" + identity + "}";
    }

    private String record(String name, String change, int size) {
        return record(name, start().getEpochSecond(), change, size, "NEW_AND_OLD_IMAGES", "");
    }

    @Test
    void insertsModificationsAndRemovals() {
        put("a", Map.of("v", TestTables.n("1")));
        put("a", Map.of("v", TestTables.n("2")));
        triggers.client().deleteItem(delete -> delete.tableName(table).key(TestTables.strings("pk", "a")));
        HandlerCall call = expectRaw();
        String keys = "\"Keys\":{\"pk\":{\"S\":\"a\"}}";
        String first = "{\"pk\":{\"S\":\"a\"},\"v\":{\"N\":\"1\"}}";
        String second = "{\"pk\":{\"S\":\"a\"},\"v\":{\"N\":\"2\"}}";
        assertEquals(
                event(
                        record("INSERT", keys + ",\"NewImage\":" + first, 9),
                        record("MODIFY", keys + ",\"NewImage\":" + second + ",\"OldImage\":" + first, 15),
                        record("REMOVE", keys + ",\"OldImage\":" + second, 9)),
                call.event());
        call.succeed();
    }

    @Test
    void deletionsByTimeToLiveNameTheService() {
        triggers.client()
                .updateTimeToLive(update -> update.tableName(table)
                        .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("ttl")));
        long expiry = start().getEpochSecond() + 10;
        put("a", Map.of("ttl", TestTables.n("" + expiry)));
        advance(Duration.ofMinutes(1));
        HandlerCall call = expectRaw();
        String image = "{\"pk\":{\"S\":\"a\"},\"ttl\":{\"N\":\"" + expiry + "\"}}";
        String keys = "\"Keys\":{\"pk\":{\"S\":\"a\"}}";
        int size = records().get(0).dynamodb().sizeBytes().intValue();
        assertEquals(
                event(
                        record("INSERT", keys + ",\"NewImage\":" + image, size),
                        record(
                                "REMOVE",
                                start().getEpochSecond() + 60,
                                keys + ",\"OldImage\":" + image,
                                size,
                                "NEW_AND_OLD_IMAGES",
                                ",\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"}")),
                call.event());
        call.succeed();
    }

    @ParameterizedTest
    @CsvSource({"KEYS_ONLY,false,false", "NEW_IMAGE,true,false", "OLD_IMAGE,false,true", "NEW_AND_OLD_IMAGES,true,true"
    })
    void imagesThatDoNotApplyAreLeftOut(StreamViewType viewType, boolean hasNew, boolean hasOld) {
        table = triggers.newTable(viewType);
        put("a");
        put("a", Map.of("v", TestTables.n("1")));
        triggers.client().deleteItem(delete -> delete.tableName(table).key(TestTables.strings("pk", "a")));
        HandlerCall call = expectRaw();
        String keys = "\"Keys\":{\"pk\":{\"S\":\"a\"}}";
        String first = "{\"pk\":{\"S\":\"a\"}}";
        String second = "{\"pk\":{\"S\":\"a\"},\"v\":{\"N\":\"1\"}}";
        assertEquals(
                event(
                        sized(0, "INSERT", keys + (hasNew ? ",\"NewImage\":" + first : "")),
                        sized(
                                1,
                                "MODIFY",
                                keys
                                        + (hasNew ? ",\"NewImage\":" + second : "")
                                        + (hasOld ? ",\"OldImage\":" + first : "")),
                        sized(2, "REMOVE", keys + (hasOld ? ",\"OldImage\":" + second : ""))),
                call.event());
        call.succeed();
    }

    private String sized(int record, String name, String change) {
        Record inStream = records().get(record);
        return record(
                name,
                start().getEpochSecond(),
                change,
                inStream.dynamodb().sizeBytes().intValue(),
                inStream.dynamodb().streamViewTypeAsString(),
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "B    | `{\"B\":\"Zm9vYmFy\"}`",
                "BOOL | `{\"BOOL\":true}`",
                "BS   | `{\"BS\":[\"YQ==\",\"Yg==\"]}`",
                "L    | `{\"L\":[{\"S\":\"é\\n\\\"\"},{\"NULL\":true}]}`",
                "M    | `{\"M\":{\"k\":{\"L\":[]}}}`",
                "N    | `{\"N\":\"-1.5\"}`",
                "NS   | `{\"NS\":[\"1\",\"2\"]}`",
                "NULL | `{\"NULL\":true}`",
                "S    | `{\"S\":\"\"}`",
                "SS   | `{\"SS\":[\"x\",\"y\"]}`"
            })
    void attributesOfEachType(String type, String json) {
        put("a", Map.of("v", value(type)));
        HandlerCall call = expectRaw();
        int size = records().get(0).dynamodb().sizeBytes().intValue();
        assertEquals(
                event(record(
                        "INSERT",
                        "\"Keys\":{\"pk\":{\"S\":\"a\"}},\"NewImage\":{\"pk\":{\"S\":\"a\"},\"v\":" + json + "}",
                        size)),
                call.event());
        call.succeed();
    }

    private static AttributeValue value(String type) {
        return switch (type) {
            case "B" -> AttributeValue.fromB(SdkBytes.fromUtf8String("foobar"));
            case "BOOL" -> AttributeValue.fromBool(true);
            case "BS" -> AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"), SdkBytes.fromUtf8String("b")));
            case "L" -> AttributeValue.fromL(List.of(TestTables.s("é\n\""), AttributeValue.fromNul(true)));
            case "M" -> AttributeValue.fromM(Map.of("k", AttributeValue.fromL(List.of())));
            case "N" -> TestTables.n("-1.50");
            case "NS" -> AttributeValue.fromNs(List.of("1", "2"));
            case "NULL" -> AttributeValue.fromNul(true);
            case "SS" -> AttributeValue.fromSs(List.of("x", "y"));
            default -> TestTables.s("");
        };
    }

    @Test
    void endpointsAndHandlersGetTheSame() {
        put("a", Map.of("v", TestTables.n("1")));
        HandlerCall raw = expectRaw();
        raw.succeed();
        mapToEndpoint(triggers.control.uri(""), with());
        HandlerCall remote = expectInvocation("a");
        assertEquals(raw.event(), remote.event());
        remote.succeed();
        map(with());
        HandlerCall node = expectInvocation("a");
        // JavaScript has no fractions that are zero.
        assertEquals(raw.event().replace(".0,\"Keys\"", ",\"Keys\""), node.event());
        node.succeed();
    }
}
