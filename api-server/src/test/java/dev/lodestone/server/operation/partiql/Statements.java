package dev.lodestone.server.operation.partiql;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** Short ways of running statements, in whose texts {@code $} stands for the table. */
final class Statements {
    private final DynamoDbClient client;
    private final String table;

    Statements(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Statements on a new table with partition key {@code pk} of type S. */
    static Statements onSimpleTable(DynamoDbClient client) {
        return new Statements(client, TestTables.withPartitionKey(client));
    }

    /** Statements on a new table with items {@code a} and {@code b}, of which {@code n} is 1 and 2. */
    static Statements onTwoItems(DynamoDbClient client) {
        Statements statements = onSimpleTable(client);
        statements.put(Map.of("pk", TestTables.s("a"), "n", TestTables.n("1")));
        statements.put(Map.of("pk", TestTables.s("b"), "n", TestTables.n("2")));
        return statements;
    }

    /** As many statements as said, each of which reads another item. */
    static String[] reads(int count) {
        String[] statements = new String[count];
        for (int at = 0; at < count; at++) {
            statements[at] = "SELECT * FROM $ WHERE pk = '" + at + "'";
        }
        return statements;
    }

    String table() {
        return table;
    }

    String text(String statement) {
        return statement.replace("$", table);
    }

    ExecuteStatementResponse run(String statement, AttributeValue... parameters) {
        return run(statement, request -> {
            if (parameters.length > 0) {
                request.parameters(parameters);
            }
        });
    }

    ExecuteStatementResponse run(String statement, Consumer<ExecuteStatementRequest.Builder> more) {
        return client.executeStatement(request -> more.accept(request.statement(text(statement))));
    }

    List<Map<String, AttributeValue>> items(String statement, AttributeValue... parameters) {
        return run(statement, parameters).items();
    }

    /** The string attribute of this name of each item. */
    List<String> strings(String attribute, String statement, AttributeValue... parameters) {
        return strings(attribute, items(statement, parameters));
    }

    static List<String> strings(String attribute, List<Map<String, AttributeValue>> items) {
        List<String> strings = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            strings.add(item.get(attribute).s());
        }
        return strings;
    }

    void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    Map<String, AttributeValue> get(String pk) {
        return client.getItem(request -> request.tableName(table).key(TestTables.strings("pk", pk)))
                .item();
    }

    /** What the service says of a statement that it refuses. */
    String refusal(String statement, AttributeValue... parameters) {
        return refused(statement, parameters).awsErrorDetails().errorMessage();
    }

    DynamoDbException refused(String statement, AttributeValue... parameters) {
        return assertThrows(DynamoDbException.class, () -> run(statement, parameters), statement);
    }
}
