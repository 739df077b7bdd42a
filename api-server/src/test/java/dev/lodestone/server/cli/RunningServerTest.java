package dev.lodestone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
    private final AtomicInteger closed = new AtomicInteger();

    @TempDir
    private Path directory;

    /** Answers every request with an empty object. */
    private static final class EmptyAnswers implements WireService {
        @Override
        public boolean isBrief(String target) {
            return true;
        }

        @Override
        public WireResponse answer(WireRequest request) {
            return new WireResponse(200, new byte[] {'{', '}'}, 2);
        }
    }

    private ServedStore open(ServerOptions options) {
        return new ServedStore(new EmptyAnswers(), List.of(), http -> () -> {}, closed::incrementAndGet);
    }

    private static ServerOptions options(String... arguments) {
        Command command = new CommandLineOptions().parse(arguments);
        return assertInstanceOf(Command.Serve.class, command).options();
    }

    @Test
    void tellsWhereItServes() throws Exception {
        Path portFile = directory.resolve("port");
        ServerOptions options =
                options("--port=0", "--port-file", portFile.toString(), "--in-memory", "--region", "eu-west-1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RunningServer server = RunningServer.start(options, this::open)) {
            server.announce(new PrintStream(out, true, StandardCharsets.UTF_8));
            int port = Integer.parseInt(Files.readString(portFile).trim());
            assertEquals(server.address().getPort(), port);
            String line = out.toString(StandardCharsets.UTF_8);
            assertTrue(line.contains("is serving DynamoDB on http://127.0.0.1:" + port + " (in memory)"), line);
            assertEquals("healthy: dynamodb.eu-west-1.amazonaws.com ", get(port));
            assertFalse(Files.exists(directory.resolve("port.tmp")));
        }
        assertEquals(1, closed.get());
    }

    private static String get(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void closesTheStoreWhenThePortIsInUse() throws Exception {
        try (RunningServer first = RunningServer.start(options("--port=0"), this::open)) {
            ServerOptions same = options("--port=" + first.address().getPort());
            assertThrows(UncheckedIOException.class, () -> RunningServer.start(same, this::open));
            assertEquals(1, closed.get());
        }
        assertEquals(2, closed.get());
    }
}
