package dev.lodestone.server.lambda.api;

import static dev.lodestone.server.lambda.api.LambdaApiFixture.FUNCTION;
import static dev.lodestone.server.lambda.api.LambdaApiFixture.assertError;
import static dev.lodestone.server.lambda.api.LambdaApiFixture.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.wire.dispatch.ScopeResolver.Isolation;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.streams.invocation.InvocationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingMetric;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** Event source mappings over the wire: their shapes, lists and refusals. What mappings do is tested with the engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingApiTest {
    private static final String PATH = "/2015-03-31/event-source-mappings";
    private static final String MISSING =
            "{\"Type\":\"User\",\"Message\":\"The resource you requested does not exist.\"}";

    private LambdaApiFixture api;
    private String stream;

    @BeforeAll
    void start() {
        api = new LambdaApiFixture();
        api.registerEcho("echo");
    }

    @BeforeEach
    void makeStream() {
        stream = api.newStream();
    }

    @AfterEach
    void deleteMappings() {
        for (EventSourceMappingConfiguration mapping : list()) {
            if (!mapping.state().equals("Deleting")) {
                api.client().deleteEventSourceMapping(delete -> delete.uuid(mapping.uuid()));
            }
        }
        await("deletion", () -> list().isEmpty());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String request(String further) {
        return "{\"EventSourceArn\":\"" + stream + "\",\"FunctionName\":\"echo\",\"StartingPosition\":\"TRIM_HORIZON\""
                + further + "}";
    }

    private CreateEventSourceMappingRequest.Builder creation() {
        return CreateEventSourceMappingRequest.builder()
                .eventSourceArn(stream)
                .functionName("echo")
                .startingPosition(EventSourcePosition.LATEST);
    }

    private static Filter filter(String pattern) {
        return Filter.builder().pattern(pattern).build();
    }

    private String create() {
        return api.client().createEventSourceMapping(creation().build()).uuid();
    }

    private GetEventSourceMappingResponse get(String uuid) {
        return api.client().getEventSourceMapping(get -> get.uuid(uuid));
    }

    private void awaitState(String uuid, String state) {
        await(state, () -> get(uuid).state().equals(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void aNewMappingTellsAllDefaults(String slash) {
        Map<String, Object> created = api.answer(202, "POST", PATH + slash, request(""));
        String uuid = (String) created.get("UUID");
        assertTrue(created.remove("LastModified") instanceof Number, "seconds since the epoch");
        assertEquals(
                LambdaApiFixture.json("{\"UUID\":\"" + uuid + "\",\"StartingPosition\":\"TRIM_HORIZON\","
                        + "\"BatchSize\":100,\"MaximumBatchingWindowInSeconds\":0,\"ParallelizationFactor\":1,"
                        + "\"EventSourceArn\":\"" + stream + "\",\"FunctionArn\":\"" + FUNCTION + "echo\","
                        + "\"LastProcessingResult\":\"No records processed\",\"State\":\"Creating\","
                        + "\"StateTransitionReason\":\"User action\",\"DestinationConfig\":{\"OnFailure\":{}},"
                        + "\"MaximumRecordAgeInSeconds\":-1,\"BisectBatchOnFunctionError\":false,"
                        + "\"MaximumRetryAttempts\":-1,\"TumblingWindowInSeconds\":0,\"FunctionResponseTypes\":[],"
                        + "\"EventSourceMappingArn\":\"arn:aws:lambda:us-east-1:000000000000:event-source-mapping:"
                        + uuid + "\"}"),
                created);
        awaitState(uuid, "Enabled");
        Map<String, Object> shown = api.answer(200, "GET", PATH + "/" + uuid + slash, "");
        created.put("State", "Enabled");
        shown.remove("LastModified");
        assertEquals(created, shown);
        assertEquals(
                "Deleting",
                api.answer(202, "DELETE", PATH + "/" + uuid + slash, "").get("State"));
    }

    @Test
    void settingsAreToldAsTheyWereGiven() {
        String queue = "arn:aws:sqs:us-east-1:000000000000:failures";
        CreateEventSourceMappingResponse created = api.client()
                .createEventSourceMapping(creation()
                        .enabled(false)
                        .batchSize(7)
                        .maximumBatchingWindowInSeconds(8)
                        .parallelizationFactor(9)
                        .maximumRecordAgeInSeconds(60)
                        .maximumRetryAttempts(3)
                        .bisectBatchOnFunctionError(true)
                        .tumblingWindowInSeconds(30)
                        .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                        .filterCriteria(criteria -> criteria.filters(filter("{\"eventName\":[\"INSERT\"]}")))
                        .destinationConfig(config -> config.onFailure(failure -> failure.destination(queue)))
                        .metricsConfig(metrics -> metrics.metrics(EventSourceMappingMetric.EVENT_COUNT))
                        .kmsKeyArn("arn:aws:kms:us-east-1:000000000000:key/k")
                        .build());
        awaitState(created.uuid(), "Disabled");
        GetEventSourceMappingResponse shown = get(created.uuid());
        assertEquals(
                created.toBuilder()
                        .state("Disabled")
                        .lastModified(shown.lastModified())
                        .build()
                        .toString(),
                shown.toString().replace("GetEventSourceMapping", "CreateEventSourceMapping"));
        assertEquals(7, shown.batchSize());
        assertEquals(8, shown.maximumBatchingWindowInSeconds());
        assertEquals(9, shown.parallelizationFactor());
        assertEquals(60, shown.maximumRecordAgeInSeconds());
        assertEquals(3, shown.maximumRetryAttempts());
        assertEquals(true, shown.bisectBatchOnFunctionError());
        assertEquals(30, shown.tumblingWindowInSeconds());
        assertEquals(List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES), shown.functionResponseTypes());
        assertEquals(
                "{\"eventName\":[\"INSERT\"]}",
                shown.filterCriteria().filters().get(0).pattern());
        assertEquals(queue, shown.destinationConfig().onFailure().destination());
        assertEquals(
                List.of(EventSourceMappingMetric.EVENT_COUNT),
                shown.metricsConfig().metrics());
        assertEquals("arn:aws:kms:us-east-1:000000000000:key/k", shown.kmsKeyArn());
        assertEquals(EventSourcePosition.LATEST, shown.startingPosition());
    }

    @Test
    void changesAreToldWhileTheyHappenAndAfterwards() {
        String uuid = create();
        awaitState(uuid, "Enabled");
        UpdateEventSourceMappingResponse changing = api.client()
                .updateEventSourceMapping(update -> update.uuid(uuid).batchSize(5));
        assertEquals("Updating", changing.state());
        assertEquals(5, changing.batchSize());
        awaitState(uuid, "Enabled");
        assertEquals(
                "Disabling",
                api.client()
                        .updateEventSourceMapping(update -> update.uuid(uuid).enabled(false))
                        .state());
        awaitState(uuid, "Disabled");
        assertEquals(5, get(uuid).batchSize());
        assertEquals(
                "Enabling",
                api.client()
                        .updateEventSourceMapping(update -> update.uuid(uuid).enabled(true))
                        .state());
        awaitState(uuid, "Enabled");
    }

    @Test
    void whatIsGivenEmptyIsTakenAway() {
        String uuid = api.client()
                .createEventSourceMapping(creation()
                        .filterCriteria(criteria -> criteria.filters(filter("{\"eventName\":[\"x\"]}")))
                        .destinationConfig(config -> config.onFailure(failure -> failure.destination("file:///tmp/x")))
                        .build())
                .uuid();
        api.client().updateEventSourceMapping(update -> update.uuid(uuid).batchSize(1));
        assertEquals(1, get(uuid).filterCriteria().filters().size());
        api.answer(
                202,
                "PUT",
                PATH + "/" + uuid,
                "{\"FilterCriteria\":{},\"DestinationConfig\":{\"OnFailure\":{}},\"Unknown\":[1]}");
        assertNull(get(uuid).filterCriteria());
        assertNull(get(uuid).destinationConfig().onFailure().destination());
        assertEquals(1, get(uuid).batchSize());
    }

    @Test
    void functionsAreNamedInEveryWay() {
        for (String name : List.of("echo", FUNCTION + "echo", "000000000000:echo", "000000000000:function:echo")) {
            CreateEventSourceMappingResponse created = api.client()
                    .createEventSourceMapping(creation().functionName(name).build());
            assertEquals(FUNCTION + "echo", created.functionArn());
            api.client().deleteEventSourceMapping(delete -> delete.uuid(created.uuid()));
            await("deletion", () -> list().isEmpty());
        }
        CreateEventSourceMappingResponse qualified = api.client()
                .createEventSourceMapping(creation().functionName("echo:live").build());
        assertEquals(FUNCTION + "echo:live", qualified.functionArn());
    }

    private List<EventSourceMappingConfiguration> list() {
        return api.client().listEventSourceMappings().eventSourceMappings();
    }

    @Test
    void listsComeInPagesAndByStreamAndFunction() {
        api.registerEcho("other");
        String otherStream = api.newStream();
        List<String> uuids = new ArrayList<>();
        for (String function : List.of("echo", "other")) {
            for (String source : List.of(stream, otherStream)) {
                uuids.add(api.client()
                        .createEventSourceMapping(creation()
                                .functionName(function)
                                .eventSourceArn(source)
                                .build())
                        .uuid());
            }
        }
        uuids.sort(null);
        assertEquals(uuids, uuids(list()));
        List<String> paged = new ArrayList<>();
        for (ListEventSourceMappingsResponse page : api.client().listEventSourceMappingsPaginator(l -> l.maxItems(3))) {
            assertTrue(page.eventSourceMappings().size() <= 3);
            paged.addAll(uuids(page.eventSourceMappings()));
        }
        assertEquals(uuids, paged);
        assertEquals(
                2,
                api.client()
                        .listEventSourceMappings(list -> list.eventSourceArn(otherStream))
                        .eventSourceMappings()
                        .size());
        assertEquals(
                2,
                api.client()
                        .listEventSourceMappings(list -> list.functionName("other"))
                        .eventSourceMappings()
                        .size());
        List<EventSourceMappingConfiguration> one = api.client()
                .listEventSourceMappings(
                        list -> list.functionName(FUNCTION + "other").eventSourceArn(stream))
                .eventSourceMappings();
        assertEquals(FUNCTION + "other", one.get(0).functionArn());
        assertEquals(1, one.size());
        assertEquals(
                List.of(),
                api.answer(200, "GET", PATH + "/?FunctionName=nobody", "").get("EventSourceMappings"));
    }

    private static List<String> uuids(List<EventSourceMappingConfiguration> mappings) {
        return mappings.stream().map(EventSourceMappingConfiguration::uuid).toList();
    }

    @Test
    void theResultOfTheLastCallIsTold() {
        String uuid = create();
        String table = stream.split("/", -1)[1];
        api.server().client().putItem(put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS("a"))));
        await("a call", () -> get(uuid).lastProcessingResult().equals("OK"));
    }

    @Test
    void theAdminApiTellsHowFarMappingsHaveCome() {
        CompletableFuture<Void> repaired = new CompletableFuture<>();
        api.register(
                "broken",
                call -> CompletableFuture.completedFuture(new InvocationResult(
                        "\"because\"".getBytes(UTF_8), repaired.isDone() ? null : "Unhandled", "$LATEST", null)));
        String uuid = api.client()
                .createEventSourceMapping(creation().functionName("broken").build())
                .uuid();
        assertEquals(0, status(uuid).get("WaitingRecords"));
        assertNull(status(uuid).get("LastError"));
        String table = stream.split("/", -1)[1];
        api.server().client().putItem(put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS("b"))));
        await("a failure", () -> status(uuid).get("LastError") != null);
        Map<String, Object> failing = status(uuid);
        assertTrue(((String) failing.get("LastError")).endsWith("(Unhandled): \"because\""), failing::toString);
        assertEquals("PROBLEM: Function call failed", failing.get("LastProcessingResult"));
        assertEquals("Enabled", failing.get("State"));
        assertEquals(stream, failing.get("EventSourceArn"));
        assertEquals(FUNCTION + "broken", failing.get("FunctionArn"));
        assertEquals(1, failing.get("WaitingRecords"));
        assertTrue((int) failing.get("Calls") > 0);
        Map<?, ?> shard = (Map<?, ?>) ((List<?>) failing.get("Shards")).get(0);
        assertEquals(1, shard.get("WaitingRecords"));
        assertEquals(false, shard.get("Done"));
        repaired.complete(null);
        api.server().lambda().mappings().functionsChanged();
        await("success", () -> status(uuid).get("WaitingRecords").equals(0));
    }

    /** What the admin API tells of a mapping. */
    private Map<String, Object> status(String uuid) {
        for (Object each : (List<?>) LambdaApiFixture.json(
                        api.server().admin("GET", "/event-source-mappings", "").body())
                .get("EventSourceMappings")) {
            @SuppressWarnings("unchecked") // objects are read as maps of strings
            Map<String, Object> mapping = (Map<String, Object>) each;
            if (mapping.get("UUID").equals(uuid)) {
                return mapping;
            }
        }
        throw new AssertionError("There is no mapping " + uuid);
    }

    @Test
    void refusesWhatIsThereOrIsNot() {
        String uuid = create();
        ResourceConflictException conflict = assertThrows(ResourceConflictException.class, this::create);
        assertEquals(
                "The event source arn (\" " + stream + " \") and function (\" " + FUNCTION
                        + "echo \") provided mapping already exists. Please update or delete the existing mapping with"
                        + " UUID " + uuid,
                conflict.awsErrorDetails().errorMessage());
        assertEquals(409, conflict.statusCode());
        assertThrows(ResourceNotFoundException.class, () -> get("00000000-0000-0000-0000-000000000000"));
        for (String method : List.of("GET", "DELETE")) {
            api.assertRefused(404, "ResourceNotFoundException", MISSING, method, PATH + "/none", "");
        }
        api.assertRefused(404, "ResourceNotFoundException", MISSING, "PUT", PATH + "/none", "{}");
        InvalidParameterValueException nobody = assertThrows(
                InvalidParameterValueException.class,
                () -> api.client()
                        .createEventSourceMapping(
                                creation().functionName("nobody").build()));
        assertEquals("Function does not exist", nobody.awsErrorDetails().errorMessage());
        assertEquals("User", nobody.type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"BatchSize\":0|batchSize|0|Member must have value greater than or equal to 1",
                "\"BatchSize\":10001|batchSize|10001|Member must have value less than or equal to 10000",
                "\"MaximumBatchingWindowInSeconds\":301|maximumBatchingWindowInSeconds|301"
                        + "|Member must have value less than or equal to 300",
                "\"ParallelizationFactor\":11|parallelizationFactor|11|Member must have value less than or equal to 10",
                "\"MaximumRecordAgeInSeconds\":604801|maximumRecordAgeInSeconds|604801"
                        + "|Member must have value less than or equal to 604800",
                "\"MaximumRetryAttempts\":10001|maximumRetryAttempts|10001"
                        + "|Member must have value less than or equal to 10000",
                "\"TumblingWindowInSeconds\":901|tumblingWindowInSeconds|901"
                        + "|Member must have value less than or equal to 900",
                "\"FunctionResponseTypes\":[\"x\"]|functionResponseTypes.1.member|x"
                        + "|Member must satisfy enum value set: [ReportBatchItemFailures]",
            })
    void refusesWhatTheModelForbids(String member, String path, String value, String constraint) {
        api.assertRefused(
                400,
                "ValidationException",
                "{\"message\":\"1 validation error detected: Value '" + value + "' at '" + path
                        + "' failed to satisfy constraint: " + constraint + "\"}",
                "POST",
                PATH,
                request("," + member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"EventSourceArn\":\"arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/l\",\"FunctionName\":\"echo\","
                        + "\"StartingPosition\":\"LATEST\"}"
                        + "|Stream not found: arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/l",
                "{\"EventSourceArn\":\"arn:aws:sqs:us-east-1:000000000000:q\",\"FunctionName\":\"echo\"}"
                        + "|Unrecognized event source.",
                "{\"FunctionName\":\"echo\"}|Unrecognized event source.",
                "{\"FunctionName\":\"echo\",\"Queues\":[\"q\"]}"
                        + "|Unsupported Queues parameter for given event source mapping type.",
                "{\"FunctionName\":\"echo\",\"DestinationConfig\":{\"OnSuccess\":{\"Destination\":\"x\"}}}"
                        + "|Unsupported DestinationConfig parameter for given event source mapping type.",
            })
    void refusesOtherSources(String body, String message) {
        api.assertRefused(
                400,
                "InvalidParameterValueException",
                "{\"Type\":\"User\",\"message\":\"" + message + "\"}",
                "POST",
                PATH,
                body);
    }

    @Test
    void refusesPatternsThatMakeNoSense() {
        for (String filter : List.of("{}", "{\"Pattern\":\"\"}", "{\"Pattern\":\"{\\\"a\\\":1}\"}")) {
            api.assertRefused(
                    400,
                    "InvalidParameterValueException",
                    "{\"Type\":\"User\",\"message\":\"Invalid filter pattern definition.\"}",
                    "POST",
                    PATH,
                    request(",\"FilterCriteria\":{\"Filters\":[" + filter + "]}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|The request body is not a JSON object",
                "{|The request body is not a JSON object",
                "null|The request body is not a JSON object",
                "[]|Start of list found where not expected",
                "{\"BatchSize\":\"1\"}|STRING_VALUE cannot be converted to Integer",
                "{\"FunctionName\":1}|NUMBER_VALUE cannot be converted to String",
                "{\"FilterCriteria\":\"x\"}|Unexpected field type"
            })
    void refusesBodiesThatCannotBeRead(String body, String message) {
        api.assertRefused(
                400,
                "SerializationException",
                "{\"message\":\"" + message + "\"}",
                "POST",
                PATH,
                body == null ? "" : body);
    }

    @Test
    void refusesListsThatMakeNoSense() {
        assertEquals(400, api.send("GET", PATH + "?MaxItems=x", "").statusCode());
        api.assertRefused(
                400,
                "ValidationException",
                "{\"message\":\"1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member"
                        + " must have value greater than or equal to 1\"}",
                "GET",
                PATH + "?MaxItems=0",
                "");
        assertEquals(
                "ValidationException",
                api.send("GET", PATH + "?FunctionName=not%20a%20name", "")
                        .headers()
                        .firstValue("x-amzn-ErrorType")
                        .orElse(null));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /2015-03-31",
        "GET, /2015-03-31/nothing",
        "PATCH, /2015-03-31/event-source-mappings",
        "GET, /2018-10-31/layers",
        "POST, /2014-11-13/functions/echo/invoke-async"
    })
    void operationsThatAreNotThereAreUnknown(String method, String path) {
        var response = api.send(method, path, "");
        assertEquals(404, response.statusCode());
        assertEquals(
                "UnknownOperationException",
                response.headers().firstValue("x-amzn-ErrorType").orElse(null));
        assertTrue(response.body().startsWith("{\"message\":\"There is no"), response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, 403",
        "http://127.0.0.1.example.com, 403",
        "http://localhost.example.com:8000, 403",
        "null, 403",
        "http://localhost:3000, 200",
        "http://app.localhost, 200",
        "http://127.0.0.1:8000, 200",
        "http://[::1]:8000, 200"
    })
    void webPagesOfElsewhereAreRefused(String origin, int status) {
        var response = api.send("GET", PATH, "", "Origin", origin);
        assertEquals(status, response.statusCode(), response.body());
        if (status == 403) {
            assertError(
                    403,
                    "AccessDeniedException",
                    "{\"Type\":\"User\",\"message\":\"Web pages of " + origin
                            + " may not use the API of Lambda, since functions run on this machine\"}",
                    response);
        }
    }

    /** Functions belong to all, mappings to whose stream they read. */
    @Test
    void mappingsAreKeptApartWhereTablesAre() {
        TestServer isolated = TestServer.start(StoreOptions.inMemory(), Set.of(Isolation.ACCESS_KEY));
        try (LambdaApiFixture apart = new LambdaApiFixture(isolated);
                LambdaClient other = apart.client("other")) {
            apart.registerEcho("echo");
            String mine = apart.newStream();
            CreateEventSourceMappingRequest creation =
                    creation().eventSourceArn(mine).build();
            InvalidParameterValueException notTheirs =
                    assertThrows(InvalidParameterValueException.class, () -> other.createEventSourceMapping(creation));
            assertEquals(
                    "Stream not found: " + mine, notTheirs.awsErrorDetails().errorMessage());
            String uuid = apart.client().createEventSourceMapping(creation).uuid();
            assertEquals(
                    1,
                    apart.client()
                            .listEventSourceMappings()
                            .eventSourceMappings()
                            .size());
            assertEquals(List.of(), other.listEventSourceMappings().eventSourceMappings());
            assertThrows(ResourceNotFoundException.class, () -> other.getEventSourceMapping(get -> get.uuid(uuid)));
            assertThrows(
                    ResourceNotFoundException.class, () -> other.deleteEventSourceMapping(delete -> delete.uuid(uuid)));
            assertThrows(
                    ResourceNotFoundException.class,
                    () -> other.updateEventSourceMapping(
                            update -> update.uuid(uuid).batchSize(1)));
        }
    }
}
