import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.testkit.Lodestone;
import dev.lodestone.testkit.junit.LodestoneTable;
import dev.lodestone.testkit.junit.LodestoneTest;
import io.netty.util.Version;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import kotlin.KotlinVersion;
import kotlin.text.StringsKt;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.RuntimeMetaData;
import org.antlr.v4.runtime.misc.Interval;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@LodestoneTest
@LodestoneTable(name = "orders", partitionKey = "id")
class OldNeighboursTest {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("o-1"));

    private static void put(DynamoDbClient dynamoDb, String note) {
        dynamoDb.putItem(put -> put.tableName("orders")
                .item(Map.of("id", KEY.get("id"), "note", AttributeValue.fromS(note))));
    }

    private static String note(DynamoDbClient dynamoDb) {
        return dynamoDb.getItem(get -> get.tableName("orders").key(KEY))
                .item()
                .get("note")
                .s();
    }

    @Test
    void besideKotlinAndAntlr(DynamoDbClient dynamoDb) {
        assertEquals("1.6.21", KotlinVersion.CURRENT.toString());
        assertEquals("4.7.2", RuntimeMetaData.VERSION);
        assertEquals("2.25.64", VersionInfo.SDK_VERSION);
        put(dynamoDb, StringsKt.reversed("kool").toString());
        assertEquals("look", CharStreams.fromString(note(dynamoDb)).getText(Interval.of(0, 3)));
    }

    @Test
    void behindAServletOfJetty(DynamoDbClient dynamoDb) throws Exception {
        put(dynamoDb, "from the store");
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(
                new ServletHolder(new HttpServlet() {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.getWriter().print(note(dynamoDb));
                    }
                }),
                "/note");
        server.setHandler(context);
        server.start();
        try {
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/note"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals("from the store", answer.body());
        } finally {
            server.stop();
        }
    }

    @Test
    void servedByTheNettyOfTheSdk(Lodestone lodestone, DynamoDbClient inProcess) {
        assertEquals("4.1", Version.identify().get("netty-transport").artifactVersion().substring(0, 3));
        put(inProcess, "over a socket");
        try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .endpointOverride(lodestone.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            assertEquals("over a socket", note(dynamoDb));
        }
    }
}
