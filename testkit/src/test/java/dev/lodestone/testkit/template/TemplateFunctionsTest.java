package dev.lodestone.testkit.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.testkit.Lodestone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Functions that come with a template, and run in processes of their own. */
class TemplateFunctionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Seen: {Type: String}
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: orders
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
              Ship:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: code
                  Handler: Ship::run
                  Runtime: java17
                  Timeout: 30
                  Environment: {Variables: {SEEN: !Ref Seen}}
                  Events:
                    Orders:
                      Type: DynamoDB
                      Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: TRIM_HORIZON}
            """;

    private static final String SHIP = """
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.util.List;
            import java.util.Map;

            public class Ship {
                public static void run(Map<String, List<Map<String, Object>>> event) throws Exception {
                    for (Map<String, Object> one : event.get("Records")) {
                        Map<?, ?> keys = (Map<?, ?>) ((Map<?, ?>) one.get("dynamodb")).get("Keys");
                        Files.writeString(
                                Path.of(System.getenv("SEEN")),
                                ((Map<?, ?>) keys.get("id")).get("S") + "\\n",
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private Template template;
    private Lodestone lodestone;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(folder.resolve("code"));
        template = Template.file(Files.writeString(folder.resolve("template.yaml"), TEMPLATE))
                .parameter("Seen", folder.resolve("seen").toString())
                .withFunctions();
        lodestone = Lodestone.inMemory();
    }

    @AfterEach
    void close() {
        lodestone.close();
    }

    private void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("code/Ship.java"), SHIP);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
    }

    private static void put(Lodestone store, String id) {
        store.dynamoDbClient()
                .putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
        store.triggers().awaitDelivered(PATIENCE);
    }

    private List<String> seen() throws IOException {
        return Files.readAllLines(folder.resolve("seen"));
    }

    @Test
    void getTheChangesAndGoBackWithTheirStore() throws IOException {
        compile();
        lodestone.deploy(template);
        Checkpoint start = lodestone.checkpoint();
        put(lodestone, "o-1");
        assertEquals(List.of("o-1"), seen());

        lodestone.rewindTo(start);
        put(lodestone, "o-2");
        assertEquals(List.of("o-1", "o-2"), seen());

        try (Lodestone fork = lodestone.fork()) {
            put(fork, "o-3");
            assertEquals(List.of("o-1", "o-2", "o-3"), seen());
        }
    }

    @Test
    void feedOnForksFromTheBeginning() throws IOException {
        compile();
        lodestone.deploy(template);
        try (Lodestone fork = lodestone.fork()) {
            assertEquals(
                    1,
                    fork.lambda()
                            .mappings()
                            .list(null, null, null, null)
                            .mappings()
                            .size());
            put(fork, "o-1");
            assertEquals(List.of("o-1"), seen());
        }
        put(lodestone, "o-2");
        assertEquals(List.of("o-1", "o-2"), seen());
    }

    @Test
    void areRefusedWhereTheirCodeIsNotThere() throws IOException {
        Files.delete(folder.resolve("code"));

        TemplateException refusal = assertThrows(TemplateException.class, () -> lodestone.deploy(template));

        assertEquals(
                "template.yaml:13: function local-Ship: there is no code in " + folder.resolve("code"),
                refusal.getMessage()
                        .replace(folder + "/template", "template")
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }
}
