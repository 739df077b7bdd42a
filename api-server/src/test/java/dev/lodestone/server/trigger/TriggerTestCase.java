package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.streams.endpoint.InvokeEndpoint;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingUpdate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Tests of a family of rules: a server for all of them, and a table with a stream for each. A test writes items, takes the
 * calls of the function, looks at their events, and tells the function what to do.
 *
 * <p>A call or report that a test does not take fails it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class TriggerTestCase {
    static final Duration SECOND = Duration.ofSeconds(1);

    private static final String REMOTE = "remote";

    private final HttpClient client = InvokeEndpoint.newClient();

    Triggers triggers;
    String table;

    /** When the test began: twenty seconds after a minute. */
    private Instant start;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        assumeInstalled("node");
        triggers = Triggers.start(TestServer.options(engine()), directory);
        triggers.createFunction(Triggers.FUNCTION, "app.js", Handlers.NODE);
    }

    EngineKind engine() {
        return EngineKind.MEMORY;
    }

    /** Skips the tests where a program is not installed; the gate installs all of them. */
    static void assumeInstalled(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version").start();
            assumeTrue(process.waitFor() == 0, program + " does not run");
        } catch (IOException e) {
            assumeTrue(false, "there is no " + program + " on the path: " + e.getMessage());
        }
    }

    @AfterAll
    void close() {
        if (triggers != null) {
            triggers.close();
        }
    }

    @BeforeEach
    void createTable() {
        start = triggers.now();
        table = triggers.newTable(StreamViewType.NEW_AND_OLD_IMAGES);
    }

    @AfterEach
    void clear() {
        assertEquals(List.of(), triggers.clear(), "calls and reports that nobody has taken");
    }

    static MappingParametersBuilder with() {
        return MappingParameters.builder();
    }

    static MappingUpdate update(MappingParametersBuilder request) {
        return new MappingUpdate(null, request.build());
    }

    /** Maps the table to the function from its first record on. */
    EventSourceMapping map(MappingParametersBuilder request) {
        return map("TRIM_HORIZON", request);
    }

    EventSourceMapping map(String startingPosition, MappingParametersBuilder request) {
        return triggers.map(table, Triggers.FUNCTION, startingPosition, request);
    }

    /** Makes the function {@code remote} the Invoke operation of a server. */
    void registerEndpoint(URI server) {
        triggers.lambda().functions().register(REMOTE, InvokeEndpoint.of(client, server, REMOTE));
    }

    /** Maps the table to the Invoke operation of a server. */
    EventSourceMapping mapToEndpoint(URI server, MappingParametersBuilder request) {
        registerEndpoint(server);
        return triggers.map(table, REMOTE, "TRIM_HORIZON", request);
    }

    void put(String... ids) {
        triggers.put(table, ids);
    }

    void put(String id, Map<String, AttributeValue> attributes) {
        triggers.put(table, id, attributes);
    }

    String stream() {
        return triggers.stream(table);
    }

    void advance(Duration by) {
        triggers.advance(by);
    }

    /** A moment of the test, as events and messages tell it. */
    String at(Duration since) {
        return start.plus(since).toString();
    }

    Instant start() {
        return start;
    }

    /** The next call, which must come. */
    HandlerCall expectInvocation() {
        return triggers.control.next();
    }

    /** The next call, which must be of records with these partition keys. */
    HandlerCall expectInvocation(String... ids) {
        HandlerCall call = expectInvocation();
        assertEquals(List.of(ids), call.ids());
        return call;
    }

    /** The next call, which comes once its wait is over. */
    HandlerCall expectRetry(String... ids) {
        triggers.advanceToNext();
        return expectInvocation(ids);
    }

    ControlServer.Report expectReport() {
        return triggers.control.report();
    }
}
