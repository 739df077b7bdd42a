package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Local secondary indexes across the operations that write, describe and read them. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class LocalSecondaryIndexTest {
    private final DynamoDbClient client;
    private final String table = TestServer.uniqueTableName("lsi");

    LocalSecondaryIndexTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
        client.createTable(CreateTableRequest.builder()
                .tableName(table)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("age", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .localSecondaryIndexes(Indexes.local(index -> index.indexName("by_age")
                        .keySchema(key("pk", KeyType.HASH), key("age", KeyType.RANGE))
                        .projection(Indexes.KEYS_ONLY)))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
    }

    private void put(String sk, String age) {
        client.putItem(
                put -> put.tableName(table).item(Map.of("pk", s("p"), "sk", s(sk), "age", n(age), "note", s("long"))));
    }

    private List<String> sortKeysByAge() {
        return client
                .query(query -> query.tableName(table)
                        .indexName("by_age")
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", s("p"))))
                .items()
                .stream()
                .map(item -> item.get("sk").s())
                .toList();
    }

    private LocalSecondaryIndexDescription describe() {
        return client.describeTable(request -> request.tableName(table))
                .table()
                .localSecondaryIndexes()
                .get(0);
    }

    @Test
    void itemsAreOrderedByTheIndexKeyAndThenByTheTables() {
        put("c", "10");
        put("a", "9");
        put("b", "10");
        client.putItem(put -> put.tableName(table).item(Map.of("pk", s("p"), "sk", s("ageless"))));
        assertEquals(List.of("a", "b", "c"), sortKeysByAge());
        assertEquals(3, describe().itemCount());
    }

    @Test
    void readsAreConsistentAndMayFetchWhatIsNotProjected() {
        put("a", "1");
        List<Map<String, AttributeValue>> items = client.query(query -> query.tableName(table)
                        .indexName("by_age")
                        .consistentRead(true)
                        .select(Select.ALL_ATTRIBUTES)
                        .keyConditionExpression("pk = :p AND age = :one")
                        .expressionAttributeValues(Map.of(":p", s("p"), ":one", n("1"))))
                .items();
        assertEquals(List.of(Map.of("pk", s("p"), "sk", s("a"), "age", n("1"), "note", s("long"))), items);
    }

    @Test
    void entriesFollowTheirItems() {
        put("a", "1");
        put("b", "2");
        put("a", "3");
        assertEquals(List.of("b", "a"), sortKeysByAge());
        client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("p"), "sk", s("b"))));
        assertEquals(List.of("a"), sortKeysByAge());
        assertEquals(1, describe().itemCount());
        assertEquals(3 + 3 + 5, describe().indexSizeBytes());
    }

    @Test
    void writesTellTheSizeOfTheItemCollection() {
        var metrics = client.putItem(put -> put.tableName(table)
                        .item(Map.of("pk", s("p"), "sk", s("a"), "age", n("1")))
                        .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                .itemCollectionMetrics();
        assertEquals(Map.of("pk", s("p")), metrics.itemCollectionKey());
        assertEquals(2, metrics.sizeEstimateRangeGB().size());
    }
}
