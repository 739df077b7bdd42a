import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestone.testkit.Lodestone;
import dev.lodestone.testkit.junit.LodestoneTable;
import dev.lodestone.testkit.junit.LodestoneTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

@LodestoneTest
@LodestoneTable(name = "orders", partitionKey = "id:N")
class OldJacksonTest {
    private static void put(DynamoDbClient dynamoDb, AttributeValue value) {
        dynamoDb.putItem(put ->
                put.tableName("orders").item(Map.of("id", AttributeValue.fromN("1"), "value", value)));
    }

    private static AttributeValue nested(int levels) {
        AttributeValue value = AttributeValue.fromS("x");
        for (int i = 0; i < levels; i++) {
            value = AttributeValue.fromL(List.of(value));
        }
        return value;
    }

    @Test
    void itemsPassBesideAnOldJackson(DynamoDbClient dynamoDb) throws Exception {
        assertEquals("2.12.7", new ObjectMapper().version().toString());
        assertEquals("2.12.7", com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString());
        AttributeValue text = AttributeValue.fromS(new ObjectMapper().writeValueAsString(Map.of("a", List.of(1, 2))));
        put(dynamoDb, text);
        assertEquals(
                text,
                dynamoDb.getItem(get -> get.tableName("orders").key(Map.of("id", AttributeValue.fromN("1.0"))))
                        .item()
                        .get("value"));
        assertEquals(
                1,
                dynamoDb.executeStatement(statement -> statement.statement("SELECT * FROM orders WHERE id = 1"))
                        .items()
                        .size());
    }

    @Test
    void nestingIsBoundedAllTheSame(DynamoDbClient dynamoDb) {
        DynamoDbException tooDeep = assertThrows(DynamoDbException.class, () -> put(dynamoDb, nested(40)));
        assertEquals("ValidationException", tooDeep.awsErrorDetails().errorCode());
        DynamoDbException muchTooDeep = assertThrows(DynamoDbException.class, () -> put(dynamoDb, nested(400)));
        assertEquals("SerializationException", muchTooDeep.awsErrorDetails().errorCode());
    }

    @Test
    void theAdminApiReadsItsBodies(Lodestone lodestone) throws Exception {
        URI advance = lodestone.endpoint().resolve("/_lodestone/clock/advance");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(advance)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"by\": \"PT24H\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(lodestone.clock().offset().toHours() >= 23);
    }
}
