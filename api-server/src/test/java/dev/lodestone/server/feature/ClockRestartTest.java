package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** What setting the clock leaves on disk. */
class ClockRestartTest {
    private final StoreOptions options = TestServer.options(EngineKind.ROCKSDB);
    private TestServer server;
    private DynamoDbClient client;

    @BeforeEach
    void start() {
        server = TestServer.start(options);
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void put(String table, String pk) {
        client.putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    /** What was stored in the future can be read when the clock is the machine's again. */
    @Test
    void aRestartReturnsToTheTimeOfTheMachine() {
        String table = TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
        String arn = TestStreams.arn(client, table);
        server.store().clock().advance(Duration.ofDays(400));
        put(table, "future");
        stop();
        start();
        assertTrue(server.store().clock().offset().isZero());
        put(table, "present");
        List<Record> records = TestStreams.records(server.streams(), arn);
        assertEquals(2, records.size());
        long future = records.get(0).dynamodb().approximateCreationDateTime().getEpochSecond();
        long present = records.get(1).dynamodb().approximateCreationDateTime().getEpochSecond();
        assertTrue(future - present > Duration.ofDays(399).toSeconds());
    }

    @Test
    void theDataDirectoryShrinks() throws IOException {
        String table = TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
        Random random = new Random(1);
        byte[] bytes = new byte[350_000];
        for (int i = 0; i < 150; i++) {
            random.nextBytes(bytes);
            AttributeValue value = AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "v", value)));
        }
        long before = size(options.dataDirectory());
        server.store().clock().advance(Duration.parse("PT24H1M"));
        long after = size(options.dataDirectory());
        assertTrue(after < before / 2, before + " bytes became " + after);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(ClockRestartTest::fileSize).sum();
        }
    }

    /** Files come and go while one looks. */
    private static long fileSize(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
