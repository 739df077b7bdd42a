import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.testkit.junit.LodestoneTable;
import dev.lodestone.testkit.junit.LodestoneTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@LodestoneTest
@LodestoneTable(name = "orders", partitionKey = "id")
class OrdersTest {
    @Test
    void keepsAnOrder(DynamoDbClient dynamoDb) {
        var order = Map.of("id", AttributeValue.fromS("o-1"), "amount", AttributeValue.fromN("30"));
        dynamoDb.putItem(put -> put.tableName("orders").item(order));
        assertEquals(order, dynamoDb.getItem(get -> get.tableName("orders").key(Map.of("id", order.get("id")))).item());
    }
}
