package dev.lodestone.server.operation.stream;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.operation.table.Refusals;

/** A test of an operation of streams, on one engine. */
abstract class StreamTestCase {
    final EngineKind engine;
    final TestServer server;
    private final String operation;

    StreamTestCase(EngineKind engine, String operation) {
        this.engine = engine;
        this.operation = operation;
        server = TestServer.shared(engine);
    }

    /** The message with which a request, whose quotes are single ones, is refused. */
    String refusal(String type, String body) {
        return Refusals.message(type, server.send(operation, body.replace('\'', '"')));
    }
}
