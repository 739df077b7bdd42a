package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the end of its standard input means to a server. */
class StandardInputTest {
    @TempDir
    Path directory;

    @Test
    void endsTheServerThatIsToldSo() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--exit-on-stdin-close");
                DynamoDbClient client = server.client()) {
            OrdersTable.create(client);
            server.write("what is read means nothing\n");
            assertEquals(List.of(OrdersTable.NAME), client.listTables().tableNames());
            server.closeInput();
            assertEquals(0, server.awaitExit());
        }
        String said = String.join("\n", ServerOutput.of(directory).lines());
        assertTrue(said.contains("The standard input has ended, and with it the server."), said);
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            assertEquals(List.of(OrdersTable.NAME), client.listTables().tableNames());
        }
    }

    @Test
    void meansNothingToOthers() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            server.closeInput();
            OrdersTable.create(client);
            assertEquals(List.of(OrdersTable.NAME), client.listTables().tableNames());
        }
    }
}
