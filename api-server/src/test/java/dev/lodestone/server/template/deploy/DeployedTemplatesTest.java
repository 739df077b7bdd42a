package dev.lodestone.server.template.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.template.TemplateReader;
import dev.lodestone.server.template.TemplateSettings;
import dev.lodestone.server.template.syntax.TemplateException;
import dev.lodestone.store.catalog.RequestScope;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Whole templates of each language, deployed, and looked at over the wire. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class DeployedTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/test/resources/dev/lodestone/server/template");
    private static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");

    @Parameter
    EngineKind engine;

    private TestServer server;
    private final RecordedTriggers triggers = new RecordedTriggers();
    private final Map<String, String> parameters = new HashMap<>();
    private String stage;

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.options(engine));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private DeploymentReport deploy(String path) {
        TemplateSettings settings = new TemplateSettings("us-east-1", "000000000000", parameters, stage, Map.of());
        return new TemplateDeployment(server.store(), SCOPE, triggers)
                .apply(TemplateReader.read(List.of(TEMPLATES.resolve(path)), settings)
                        .orThrow());
    }

    private static List<String> shown(DeploymentReport report) {
        assertEquals(List.of(), report.problems());
        return report.outcomes().stream()
                .map(DeploymentReport.Outcome::toString)
                .toList();
    }

    private TableDescription table(String name) {
        return server.client().describeTable(request -> request.tableName(name)).table();
    }

    private String timeToLive(String name) {
        var description = server.client()
                .describeTimeToLive(request -> request.tableName(name))
                .timeToLiveDescription();
        return description.timeToLiveStatus() == TimeToLiveStatus.ENABLED ? description.attributeName() : null;
    }

    private Map<String, String> tags(String name) {
        Map<String, String> tags = new HashMap<>();
        String arn = table(name).tableArn();
        for (Tag tag : server.client()
                .listTagsOfResource(request -> request.resourceArn(arn))
                .tags()) {
            tags.put(tag.key(), tag.value());
        }
        return tags;
    }

    @Test
    void sam() {
        assertEquals(
                List.of(
                        "table sam-orders-dev: created, time to live by expiresAt",
                        "table sam-sessions-dev: created",
                        "function on-order-dev: registered",
                        "trigger sam-orders-dev → on-order-dev: registered"),
                shown(deploy("sam/template.yaml")));
        TableDescription orders = table("sam-orders-dev");
        assertEquals(BillingMode.PAY_PER_REQUEST, orders.billingModeSummary().billingMode());
        assertEquals("customer", orders.keySchema().get(0).attributeName());
        assertEquals(KeyType.RANGE, orders.keySchema().get(1).keyType());
        assertEquals("byStatus", orders.localSecondaryIndexes().get(0).indexName());
        assertEquals(
                StreamViewType.NEW_AND_OLD_IMAGES, orders.streamSpecification().streamViewType());
        assertEquals("expiresAt", timeToLive("sam-orders-dev"));
        assertEquals(Map.of("stage", "dev", "stack", "local"), tags("sam-orders-dev"));
        assertEquals("token", table("sam-sessions-dev").keySchema().get(0).attributeName());
        assertNull(timeToLive("sam-sessions-dev"));
        assertEquals(Map.of("STAGE", "dev", "ORDERS_TABLE", "sam-orders-dev"), triggers.environment("on-order-dev"));
        assertEquals(List.of("on-order-dev 10 " + orders.latestStreamArn()), triggers.triggers());
    }

    @Test
    void samWithAnotherParameterAndARefusedTable() {
        parameters.put("Stage", "prod");
        TemplateException refusal = assertThrows(TemplateException.class, () -> deploy("sam/template.yaml"));
        assertEquals(1, refusal.problems().size());
        assertEquals(74, refusal.problems().get(0).location().line());
        assertTrue(
                refusal.getMessage().contains("the table 'sam-archive' is refused: 2 validation errors detected: "),
                refusal.getMessage());
        assertEquals(List.of(), server.client().listTables().tableNames());
    }

    @Test
    void cloudFormation() {
        shown(deploy("cloudformation/template.json"));
        TableDescription events = table("cfn-events");
        assertEquals(7, events.provisionedThroughput().readCapacityUnits());
        assertEquals(3, events.provisionedThroughput().writeCapacityUnits());
        var byKind = events.globalSecondaryIndexes().get(0);
        assertEquals(ProjectionType.INCLUDE, byKind.projection().projectionType());
        assertEquals(List.of("at", "by"), byKind.projection().nonKeyAttributes());
        assertEquals(1, byKind.provisionedThroughput().writeCapacityUnits());
        assertEquals(
                TableClass.STANDARD_INFREQUENT_ACCESS,
                events.tableClassSummary().tableClass());
        assertEquals("KMS", events.sseDescription().sseTypeAsString());
        assertTrue(events.deletionProtectionEnabled());
        assertEquals(Map.of("where", "here"), tags("cfn-everywhere"));
        assertEquals(Map.of("STREAM", events.latestStreamArn()), triggers.environment("local-Worker"));
    }

    @Test
    void cdk() {
        assertEquals(
                List.of(
                        "table cdk-carts: created, time to live by ttl",
                        "table TableStack-Unnamed5E6F7A8B: created",
                        "function WorkStack-Work9F8E7D6C: registered",
                        "trigger cdk-carts → WorkStack-Work9F8E7D6C: registered"),
                shown(deploy("cdk.out")));
        assertEquals("ttl", timeToLive("cdk-carts"));
        assertEquals(
                ScalarAttributeType.B,
                table("TableStack-Unnamed5E6F7A8B")
                        .attributeDefinitions()
                        .get(0)
                        .attributeType());
    }

    @Test
    void serverless() {
        stage = "test";
        assertEquals(
                List.of(
                        "table notes-test: created",
                        "function notes-test-index: registered",
                        "function notes-test-cleanUp: registered",
                        "trigger notes-test → notes-test-index: registered"),
                shown(deploy("serverless/serverless.yml")));
        assertEquals(
                "byOwner", table("notes-test").globalSecondaryIndexes().get(0).indexName());
        assertEquals(Map.of("service", "notes"), tags("notes-test"));
        assertEquals(Map.of("LEVEL", "info", "TABLE", "notes-test"), triggers.environment("notes-test-cleanUp"));
        assertEquals(List.of("notes-test-index 3 " + table("notes-test").latestStreamArn()), triggers.triggers());
    }

    @Test
    void deployedTwiceNothingChanges() {
        for (String path :
                List.of("sam/template.yaml", "cloudformation/template.json", "cdk.out", "serverless/serverless.yml")) {
            assertTrue(deploy(path).hasChanges(), path);
            DeploymentReport again = deploy(path);
            assertFalse(again.hasChanges(), () -> again.outcomes().toString());
        }
    }
}
