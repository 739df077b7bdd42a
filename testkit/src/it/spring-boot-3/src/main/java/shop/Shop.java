package shop;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@SpringBootApplication
@RestController
public class Shop {
    public record Order(String customer, int amount) {}

    private final DynamoDbClient dynamoDb;

    Shop(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @PutMapping("/orders/{id}")
    void put(@PathVariable("id") String id, @RequestBody Order order) {
        dynamoDb.putItem(put -> put.tableName("orders")
                .item(Map.of(
                        "id", AttributeValue.fromS(id),
                        "customer", AttributeValue.fromS(order.customer()),
                        "amount", AttributeValue.fromN(Integer.toString(order.amount())))));
    }

    @GetMapping("/orders/{id}")
    Order get(@PathVariable("id") String id) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName("orders").key(Map.of("id", AttributeValue.fromS(id))))
                .item();
        return new Order(item.get("customer").s(), Integer.parseInt(item.get("amount").n()));
    }
}
