package dev.lodestone.server.template.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import dev.lodestone.server.lambda.LambdaSettings;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.template.TemplateFolder;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.function.definition.FunctionDefinition;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.NewMapping;
import dev.lodestone.streams.operation.StreamOperations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of functions and triggers that their template declares no more. Each deployment is that of a new start. */
class VanishedTriggersTest {
    private static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private static final String TABLE = """
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: items
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
            """;

    @TempDir
    Path directory;

    private DataStore store;
    private HttpServer http;
    private LocalLambda lambda;
    private TemplateFolder folder;

    @BeforeEach
    void start() {
        store = DataStore.open(StoreOptions.inMemory(), new StreamOperations());
        ScopeResolver scopes = new ScopeResolver(Set.of(), SCOPE.region(), SCOPE.accountId());
        http = HttpServer.start(
                HttpServerOptions.defaults().withAddress("127.0.0.1", 0),
                new DataStoreWire(store, scopes, Durability.NONE),
                List.of());
        lambda = LocalLambda.start(
                store, () -> http, LambdaSettings.of(SCOPE.region(), SCOPE.accountId(), (function, line) -> {}));
        folder = new TemplateFolder(directory);
    }

    @AfterEach
    void close() {
        lambda.close();
        http.close();
        store.close();
    }

    private static String function(String name) {
        return """
                  %1$s:
                    Type: AWS::Serverless::Function
                    Properties: {FunctionName: %1$s, Runtime: nodejs22.x, Handler: index.handler, InlineCode: '//'}
                """.formatted(name);
    }

    private static String fedFunction(String name) {
        return """
                  %1$s:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: %1$s
                      Runtime: nodejs22.x
                      Handler: index.handler
                      InlineCode: '//'
                      Events: {E: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, StartingPosition: LATEST}}}
                """.formatted(name);
    }

    private TemplateWatch watch(List<String> log, String... files) {
        return new TemplateWatch(
                Stream.of(files).map(folder::path).toList(),
                folder.settings(),
                new TemplateDeployment(store, SCOPE, new LambdaTriggers(lambda, store.documents(), SCOPE.namespace())),
                log::add);
    }

    /** Deploys, and gives what was done to functions and triggers. */
    private List<String> deploy(String... files) {
        List<String> log = new ArrayList<>();
        watch(log, files).deploy();
        return log.stream()
                .filter(line -> !line.endsWith(": unchanged") && !line.startsWith("table "))
                .toList();
    }

    private List<String> functions() {
        return lambda.functions().list(null, 100).functions().stream()
                .map(FunctionDefinition::name)
                .toList();
    }

    /** The functions that are fed, once all that was deleted is gone. */
    private List<String> fed() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<EventSourceMapping> mappings = mappings();
        while (mappings.stream().anyMatch(mapping -> mapping.state() == MappingState.DELETING)) {
            assertTrue(System.nanoTime() < deadline, mappings::toString);
            LockSupport.parkNanos(1_000_000);
            mappings = mappings();
        }
        return mappings.stream()
                .map(mapping ->
                        mapping.functionArn().substring(mapping.functionArn().lastIndexOf(':') + 1))
                .sorted()
                .toList();
    }

    private List<EventSourceMapping> mappings() {
        return lambda.mappings().list(null, null, null, null).mappings();
    }

    @Test
    void goAndTheirTablesStay() {
        folder.with("t.yaml", TABLE + fedFunction("one") + fedFunction("two") + function("three"));
        deploy("t.yaml");
        assertEquals(List.of("one", "three", "two"), functions());
        assertEquals(List.of("one", "two"), fed());
        folder.with("t.yaml", TABLE + fedFunction("one") + function("two"));
        assertEquals(List.of("trigger items → two: removed", "function three: removed"), deploy("t.yaml"));
        assertEquals(List.of("one"), fed());
        folder.with("t.yaml", "Resources: {}\n");
        assertEquals(
                List.of("trigger items → one: removed", "function one: removed", "function two: removed"),
                deploy("t.yaml"));
        assertEquals(List.of(), functions());
        assertEquals(List.of(), fed());
        assertEquals(List.of(), deploy("t.yaml"));
        folder.with("t.yaml", TABLE + fedFunction("one"));
        assertEquals(List.of("function one: created", "trigger items → one: created"), deploy("t.yaml"));
    }

    @Test
    void goWhileTheTemplateIsWatched() {
        folder.with("t.yaml", TABLE + fedFunction("one") + function("two"));
        List<String> log = new ArrayList<>();
        try (TemplateWatch watch = watch(log, "t.yaml")) {
            watch.deploy();
            log.clear();
            folder.with("t.yaml", TABLE + fedFunction("other"));
            watch.check();
            assertEquals(
                    List.of(
                            "function other: created",
                            "trigger items → other: created",
                            "trigger items → one: removed",
                            "function one: removed",
                            "function two: removed"),
                    log);
        }
        assertEquals(List.of("other"), fed());
    }

    @Test
    void stayWhileTheTemplateIsWrongOrGone() throws Exception {
        folder.with("t.yaml", TABLE + fedFunction("one"));
        List<String> log = new ArrayList<>();
        try (TemplateWatch watch = watch(log, "t.yaml")) {
            watch.deploy();
            log.clear();
            folder.with("t.yaml", "Resources: {");
            watch.check();
            Files.delete(folder.path("t.yaml"));
            watch.check();
            assertEquals(4, log.size(), log::toString);
            assertEquals(
                    List.of(
                            "the template is wrong, and everything stays as it was",
                            "the template is wrong, and everything stays as it was"),
                    List.of(log.get(1), log.get(3)));
        }
        assertEquals(List.of("one"), fed());
        assertEquals(List.of("one"), functions());
    }

    @Test
    void stayWhereTheyCannotBeWhatIsDeclared() {
        folder.with("t.yaml", TABLE + fedFunction("one"));
        deploy("t.yaml");
        folder.with(
                "t.yaml",
                TABLE
                        + fedFunction("one")
                                .replace("Runtime: nodejs22.x", "PackageType: Image")
                                .replace("InlineCode: '//'", "ImageUri: one:1")
                                .replace("LATEST", "TRIM_HORIZON, BatchSize: 0"));
        assertEquals(2, deploy("t.yaml").size());
        assertEquals(List.of("one"), fed());
        assertEquals(List.of("one"), functions());
    }

    @Test
    void goOnlyIfTheTemplateHadDeclaredThem() throws Exception {
        folder.with("t.yaml", TABLE + fedFunction("one"));
        deploy("t.yaml");
        lambda.functions()
                .create(
                        "handmade",
                        FunctionConfiguration.of("nodejs22.x", "index.handler"),
                        new CodeSource.Folder(directory),
                        Map.of());
        lambda.mappings()
                .create(new NewMapping(
                        SCOPE.namespace(),
                        mappings().get(0).eventSourceArn(),
                        lambda.functions().arn("handmade").toString(),
                        "LATEST",
                        MappingParameters.NONE,
                        Map.of()));
        folder.with("t.yaml", TABLE);
        deploy("t.yaml");
        assertEquals(List.of("handmade"), functions());
        assertEquals(List.of("handmade"), fed());
    }

    @Test
    void belongToTheTemplateThatDeclaredThemLast() {
        folder.with("old.yaml", TABLE + fedFunction("moved") + fedFunction("left"));
        deploy("old.yaml");
        folder.with("new/t.yaml", TABLE + fedFunction("moved"));
        assertEquals(List.of(), deploy("new/t.yaml"));
        assertEquals(List.of("left", "moved"), fed());
        folder.with("old.yaml", TABLE);
        assertEquals(List.of("trigger items → left: removed", "function left: removed"), deploy("old.yaml"));
        folder.with("new/t.yaml", TABLE);
        assertEquals(List.of("trigger items → moved: removed", "function moved: removed"), deploy("new/t.yaml"));
    }

    @Test
    void ofAnotherStageStay() {
        folder.with("serverless.yml", """
                service: shop
                provider: {name: aws, runtime: nodejs22.x}
                functions: {watch: {handler: index.handler}}
                """);
        deploy("serverless.yml");
        folder.stage("test");
        deploy("serverless.yml");
        assertEquals(List.of("shop-dev-watch", "shop-test-watch"), functions());
    }

    @Test
    void stacksOfCdkGoWithTheirFiles() throws Exception {
        folder.with("cdk.out/A.template.json", "{\"Resources\": {}}");
        folder.with(
                "cdk.out/B.template.json",
                "{\"Resources\": {\"F\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"Handler\": \"index.handler\","
                        + " \"Runtime\": \"nodejs22.x\", \"Code\": {\"ZipFile\": \"exports.handler = async () => {}\"}}}}}");
        assertEquals(List.of("function B-F: created"), deploy("cdk.out"));
        Files.delete(folder.path("cdk.out/B.template.json"));
        assertEquals(List.of("function B-F: removed"), deploy("cdk.out"));
    }

    @Test
    void aMappingOfAFormerStreamGoes() {
        folder.with("t.yaml", TABLE + fedFunction("one"));
        deploy("t.yaml");
        String before = mappings().get(0).uuid();
        folder.with("t.yaml", TABLE.replace("KEYS_ONLY", "NEW_IMAGE") + fedFunction("one"));
        assertEquals(
                List.of("trigger items → one: created", "trigger items → one: removed from the table's former stream"),
                deploy("t.yaml"));
        assertEquals(List.of("one"), fed());
        assertNotEquals(before, mappings().get(0).uuid());
    }
}
