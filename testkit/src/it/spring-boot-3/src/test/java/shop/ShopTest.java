package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.testkit.Lodestone;
import io.netty.util.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ShopTest {
    @TestConfiguration
    static class Stores {
        @Bean
        Lodestone lodestone() {
            return Lodestone.inMemory();
        }

        @Bean(destroyMethod = "")
        DynamoDbClient dynamoDb(Lodestone lodestone) {
            DynamoDbClient dynamoDb = lodestone.dynamoDbClient();
            dynamoDb.createTable(table -> table.tableName("orders")
                    .attributeDefinitions(
                            id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                    .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))
                    .billingMode(BillingMode.PAY_PER_REQUEST));
            return dynamoDb;
        }
    }

    @Autowired
    private TestRestTemplate web;

    @Autowired
    private Lodestone lodestone;

    @Autowired
    private ServletWebServerApplicationContext application;

    @Test
    void keepsOrdersInTheStore() {
        assertTrue(application.getWebServer() instanceof TomcatWebServer);
        Shop.Order order = new Shop.Order("alice", 30);
        web.put("/orders/o-1", order);
        assertEquals(order, web.getForObject("/orders/o-1", Shop.Order.class));
    }

    @Test
    void isServedByTheNettyOfSpringBoot() throws Exception {
        assertEquals(
                "4.1.135.Final", Version.identify().get("netty-transport").artifactVersion());
        URI checkpoints = lodestone.endpoint().resolve("/_lodestone/checkpoints");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(checkpoints).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
