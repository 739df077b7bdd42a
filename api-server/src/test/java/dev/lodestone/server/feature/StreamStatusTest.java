package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What is shown of a stream while it comes and goes, where changes of tables are asked to take their time. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class StreamStatusTest {
    private static final long START = 1_700_000_000_000L;
    private static final long CREATE = 100;
    private static final long UPDATE = 200;
    private static final long DELETE = 300;
    private static final String IN_USE = "Attempt to change a resource which is still in use: ";

    private final EngineKind engine;
    private final AtomicLong clock = new AtomicLong(START);
    private final String table = TestServer.uniqueTableName("status");
    private TestServer server;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    StreamStatusTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.options(engine)
                .withClock(clock::get)
                .withStreams(StreamSettings.DEFAULT.onRequest())
                .withDelays(new TransitionDelays(CREATE, UPDATE, DELETE)));
        client = server.client();
        streams = server.streams();
        TestStreams.newTable(client, table, StreamViewType.NEW_IMAGE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TableDescription described() {
        return client.describeTable(describe -> describe.tableName(table)).table();
    }

    private StreamStatus status(String arn) {
        return TestStreams.describe(streams, arn).streamStatus();
    }

    private static void assertInUse(String rest, Executable change) {
        ResourceInUseException refusal = assertThrows(ResourceInUseException.class, change);
        assertEquals(IN_USE + rest, refusal.awsErrorDetails().errorMessage());
    }

    private void delete() {
        client.deleteTable(delete -> delete.tableName(table));
    }

    private void put(String pk) {
        client.putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    private int told(String arn) {
        return TestStreams.records(streams, arn).size();
    }

    @Test
    void aNewTablesStreamIsEnabledWithIt() {
        String arn = described().latestStreamArn();
        assertEquals(StreamStatus.ENABLING, status(arn));
        assertInUse("Table is being created: " + table, () -> TestStreams.disable(client, table));
        assertInUse("Table is being created: " + table, this::delete);
        clock.addAndGet(CREATE - 1);
        assertEquals(StreamStatus.ENABLING, status(arn));
        clock.incrementAndGet();
        assertEquals(StreamStatus.ENABLED, status(arn));
        assertEquals(TableStatus.ACTIVE, described().tableStatus());
    }

    @Test
    void aStreamThatIsBeingDisabledHasEnded() {
        clock.addAndGet(CREATE);
        put("told");
        String arn = described().latestStreamArn();
        TestStreams.disable(client, table);
        StreamDescription disabling = TestStreams.describe(streams, arn);
        assertEquals(StreamStatus.DISABLING, disabling.streamStatus());
        for (Shard shard : disabling.shards()) {
            assertTrue(shard.sequenceNumberRange().endingSequenceNumber() != null);
        }
        assertEquals(TableStatus.UPDATING, described().tableStatus());
        assertNull(described().streamSpecification());
        assertEquals(arn, described().latestStreamArn());
        put("untold");
        assertInUse(
                "Table is being updated: " + table, () -> TestStreams.enable(client, table, StreamViewType.KEYS_ONLY));
        assertInUse("Table: " + table + " is in the process of being updated.", this::delete);
        clock.addAndGet(UPDATE);
        assertEquals(StreamStatus.DISABLED, status(arn));
        assertEquals(arn, described().latestStreamArn());
        assertEquals(1, told(arn));
    }

    @Test
    void aStreamThatIsBeingEnabledTellsChanges() {
        clock.addAndGet(CREATE);
        String first = described().latestStreamArn();
        TestStreams.disable(client, table);
        clock.addAndGet(UPDATE);
        TestStreams.enable(client, table, StreamViewType.KEYS_ONLY);
        String second = described().latestStreamArn();
        assertNotEquals(first, second);
        assertEquals(StreamStatus.ENABLING, status(second));
        assertEquals(StreamViewType.KEYS_ONLY, described().streamSpecification().streamViewType());
        put("told");
        assertInUse("Table is being updated: " + table, () -> TestStreams.disable(client, table));
        assertInUse("Table: " + table + " is in the process of being updated.", this::delete);
        clock.addAndGet(UPDATE);
        assertEquals(StreamStatus.ENABLED, status(second));
        assertEquals(StreamStatus.DISABLED, status(first));
        assertEquals(1, told(second));
    }

    /** Another change of the table is none of the stream. */
    @Test
    void otherChangesLeaveTheStreamAsItIs() {
        clock.addAndGet(CREATE);
        client.updateTable(update -> update.tableName(table).tableClass(TableClass.STANDARD_INFREQUENT_ACCESS));
        assertEquals(TableStatus.UPDATING, described().tableStatus());
        assertEquals(StreamStatus.ENABLED, status(described().latestStreamArn()));
    }

    @Test
    void aTableThatIsBeingDeletedDisablesItsStream() {
        clock.addAndGet(CREATE);
        put("told");
        String arn = described().latestStreamArn();
        delete();
        assertEquals(TableStatus.DELETING, described().tableStatus());
        assertEquals(arn, described().latestStreamArn());
        assertEquals(StreamStatus.DISABLING, status(arn));
        clock.addAndGet(DELETE);
        assertThrows(ResourceNotFoundException.class, this::described);
        assertEquals(StreamStatus.DISABLED, status(arn));
        assertEquals(1, told(arn));
    }

    /** Also where a stream is enabled twice, and once more for a new table of the name, all in the same millisecond. */
    @Test
    void eachStreamHasALabelOfItsOwn() {
        List<String> arns = new ArrayList<>();
        try (TestServer quick = TestServer.start(TestServer.options(engine).withClock(clock::get))) {
            for (int life = 0; life < 2; life++) {
                TestStreams.newTable(quick.client(), table, StreamViewType.NEW_IMAGE);
                arns.add(TestStreams.arn(quick.client(), table));
                TestStreams.disable(quick.client(), table);
                TestStreams.enable(quick.client(), table, StreamViewType.NEW_IMAGE);
                arns.add(TestStreams.arn(quick.client(), table));
                quick.client().deleteTable(delete -> delete.tableName(table));
            }
            assertEquals(4, new HashSet<>(arns).size());
            assertEquals(
                    arns,
                    quick.streams().listStreams(list -> list.tableName(table)).streams().stream()
                            .map(stream -> stream.streamArn())
                            .toList());
            for (String arn : arns) {
                assertEquals(
                        StreamStatus.DISABLED,
                        TestStreams.describe(quick.streams(), arn).streamStatus());
            }
        }
    }
}
