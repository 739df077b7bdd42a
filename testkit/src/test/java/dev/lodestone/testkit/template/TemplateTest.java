package dev.lodestone.testkit.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.testkit.Lodestone;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Templates of each language that a store is made from. */
class TemplateTest {
    private static final String TABLE = """
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: %s
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: %s, AttributeType: S}]
              KeySchema: [{AttributeName: %s, KeyType: HASH}]
            """;

    @TempDir
    private Path folder;

    private Lodestone lodestone;

    @BeforeEach
    void open() {
        lodestone = Lodestone.inMemory();
    }

    @AfterEach
    void close() {
        lodestone.close();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String table(String name, String key) {
        return TABLE.formatted(name, key, key);
    }

    private static String resources(String... bodies) {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < bodies.length; i++) {
            template.append("  R").append(i).append(":\n").append(bodies[i].indent(4));
        }
        return template.toString();
    }

    private List<String> tables() {
        return lodestone.dynamoDbClient().listTables().tableNames();
    }

    /** Why a template is refused, without the folder that it is in. */
    private String refusal(Template template) {
        TemplateException refusal = assertThrows(TemplateException.class, () -> lodestone.deploy(template));
        assertTrue(refusal.getStackTrace().length > 0);
        return refusal.getMessage().replace(folder + "/", "");
    }

    @Test
    void isCloudFormations() throws IOException {
        lodestone.deploy(file("template.yaml", resources(table("orders", "id"), table("events", "source"))));

        assertEquals(List.of("events", "orders"), tables());
    }

    @Test
    void isJson() throws IOException {
        lodestone.deploy(file("template.json", """
                {"Resources": {"Orders": {"Type": "AWS::Serverless::SimpleTable", "Properties": {"TableName": "orders"}}}}
                """));

        assertEquals(List.of("orders"), tables());
    }

    @Test
    void isTheFolderOfCdk() throws IOException {
        file("cdk.out/Shop.template.json", """
                {"Resources": {"Orders": {"Type": "AWS::DynamoDB::Table", "Properties": {
                    "BillingMode": "PAY_PER_REQUEST",
                    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}}}
                """);
        lodestone.deploy(folder.resolve("cdk.out"));

        assertEquals(List.of("Shop-Orders"), tables());
    }

    @Test
    void isAServiceWithItsStage() throws IOException {
        String resources =
                "resources:\n" + resources(table("orders-${sls:stage}", "id")).indent(2);
        Path file = file(
                "serverless.yml",
                "service: shop\nprovider: {name: aws, environment: '${file(env.js)}'}\n"
                        + "functions: {ship: {handler: ship.run, environment: '${file(env.js):ship}'}}\n" + resources);
        lodestone.deploy(file);
        lodestone.deploy(Template.file(file).stage("test"));

        assertEquals(List.of("orders-dev", "orders-test"), tables());
        assertTrue(refusal(Template.file(file).withFunctions()).contains("env.js"));
    }

    @Test
    void hasParameters() throws IOException {
        Path file = file(
                "template.yaml",
                "Parameters: {Stage: {Type: String}}\n"
                        + resources(table("!Sub '${Stage}-${AWS::Region}-${AWS::AccountId}'", "id")));

        assertEquals(
                "template.yaml:6: the parameter Stage has no value; give it as a parameter, 'Stage=…'",
                refusal(Template.file(file)));
        assertEquals(
                "template.yaml: the parameter 'stage' is given, but no template asks for it",
                refusal(Template.file(file).parameter("Stage", "test").parameter("stage", "test")));
        assertEquals(List.of(), tables());

        lodestone.deploy(Template.file(file).parameter("Stage", "test"));
        assertEquals(List.of("test-us-east-1-000000000000"), tables());
    }

    @Test
    void importsWhatAnotherExports() throws IOException {
        Path names = file("names.yaml", "Resources: {}\nOutputs: {Name: {Value: orders, Export: {Name: the-name}}}\n");
        Path tables = file("tables.yaml", resources(table("!ImportValue the-name", "id")));

        assertEquals(
                "tables.yaml:5: no template given exports 'the-name'; give it as a parameter, 'the-name=…'",
                refusal(Template.file(tables)));
        lodestone.deploy(Template.file(names).and(Template.file(tables)));

        assertEquals(List.of("orders"), tables());
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        Path file = file("template.yaml", resources(table("orders", "id")));
        lodestone.deploy(file);
        lodestone
                .dynamoDbClient()
                .putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS("o-1"))));
        TableDescription before = lodestone
                .dynamoDbClient()
                .describeTable(request -> request.tableName("orders"))
                .table();

        lodestone.deploy(file);

        assertEquals(
                before.tableId(),
                lodestone
                        .dynamoDbClient()
                        .describeTable(request -> request.tableName("orders"))
                        .table()
                        .tableId());
        assertEquals(
                1,
                lodestone
                        .dynamoDbClient()
                        .scan(request -> request.tableName("orders"))
                        .count());
    }

    @Test
    void cannotChangeAKey() throws IOException {
        lodestone.deploy(file("template.yaml", resources(table("orders", "id"))));

        assertEquals(
                "template.yaml:8: the table 'orders' is left as it is: its key cannot be changed\n"
                        + "    in the store: id S HASH\n    in the template: other S HASH",
                refusal(Template.file(file("template.yaml", resources(table("orders", "other"))))));
    }

    @Test
    void isRefusedAsAWhole() throws IOException {
        assertEquals("missing.yaml: there is no such file", refusal(Template.file(folder.resolve("missing.yaml"))));
        assertEquals(
                "template.yaml:2: this is not YAML: while parsing a flow node: expected the node content, but found"
                        + " '<stream end>'",
                refusal(Template.file(file("template.yaml", "Resources: {Orders: {\n"))));
        assertEquals(
                "template.yaml:2: the table 'o' is refused: 1 validation error detected: Value 'o' at 'tableName' failed to"
                        + " satisfy constraint: Member must have length greater than or equal to 3",
                refusal(Template.file(file("template.yaml", resources(table("o", "id"), table("orders", "id"))))));
        assertEquals(List.of(), tables());
    }

    @Test
    void isAResource() {
        lodestone.deploy(Template.resource(getClass(), "../junit/template.yaml"));

        assertEquals(List.of("orders-dev"), tables());
        assertThrows(IllegalArgumentException.class, () -> Template.resource(getClass(), "template.yaml"));
        assertThrows(IllegalArgumentException.class, () -> Template.named(getClass(), "missing.yaml"));
    }

    /** A class of an archive with templates. */
    static final class Anchor {}

    @Test
    void isAResourceInAnArchive() throws IOException, ClassNotFoundException {
        Path archive = folder.resolve("a jar.jar");
        String anchor = Anchor.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(archive));
                InputStream code = Anchor.class.getClassLoader().getResourceAsStream(anchor)) {
            out.putNextEntry(new JarEntry(anchor));
            code.transferTo(out);
            entry(out, "shop/serverless.yml", "service: shop\nprovider: {name: aws}\nresources: ${file(tables.yml)}\n");
            entry(out, "shop/tables.yml", resources(table("orders", "id")));
            entry(out, "wrong.yaml", resources(table("!Ref Nothing", "id")));
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
            Class<?> anchorClass = loader.loadClass(Anchor.class.getName());
            Template template = Template.named(anchorClass, "shop/serverless.yml");
            lodestone.deploy(template);
            lodestone.deploy(template);
            assertEquals(List.of("orders"), tables());
            assertEquals(
                    "/shop/serverless.yml: it is in an archive, where functions cannot be run from",
                    refusal(template.withFunctions()));
            assertEquals(
                    "/wrong.yaml:5: 'Nothing' is neither a parameter nor a resource",
                    refusal(Template.resource(anchorClass, "/wrong.yaml")));
        }
    }

    private static void entry(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
