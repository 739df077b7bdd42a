package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingMetric;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** C1: what mappings take, by the API of Lambda, and that a function is called as they say. */
class MappingRulesTest extends TriggerTestCase {
    private LambdaClient client;

    @BeforeAll
    @Override
    void open(@TempDir Path directory) throws Exception {
        super.open(directory);
        client = LambdaClient.builder()
                .endpointOverride(triggers.server().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @AfterAll
    @Override
    void close() {
        if (client != null) {
            client.close();
        }
        super.close();
    }

    /** Something that a request says. */
    private interface Setting extends Consumer<CreateEventSourceMappingRequest.Builder> {}

    private CreateEventSourceMappingResponse create(Setting setting) {
        return client.createEventSourceMapping(request -> {
            request.eventSourceArn(stream())
                    .functionName(Triggers.FUNCTION)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON);
            setting.accept(request);
        });
    }

    private static String pattern(int length) {
        String start = "{\"eventName\":[\"INSERT\"";
        return start + " ".repeat(length - start.length() - 2) + "]}";
    }

    private static Setting filter(String pattern) {
        Filter filter = Filter.builder().pattern(pattern).build();
        return request -> request.filterCriteria(criteria -> criteria.filters(filter));
    }

    private static Setting destination(String destination) {
        return request ->
                request.destinationConfig(config -> config.onFailure(failure -> failure.destination(destination)));
    }

    static Stream<Setting> atTheirLimits() {
        return Stream.of(
                request -> request.batchSize(1),
                request -> request.batchSize(10_000),
                request -> request.maximumBatchingWindowInSeconds(0),
                request -> request.batchSize(1).maximumBatchingWindowInSeconds(300),
                request -> request.parallelizationFactor(1),
                request -> request.parallelizationFactor(10),
                request -> request.maximumRecordAgeInSeconds(-1),
                request -> request.maximumRecordAgeInSeconds(60),
                request -> request.maximumRecordAgeInSeconds(604_800),
                request -> request.maximumRetryAttempts(-1),
                request -> request.maximumRetryAttempts(0),
                request -> request.maximumRetryAttempts(10_000),
                request -> request.tumblingWindowInSeconds(0),
                request -> request.tumblingWindowInSeconds(900),
                request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                filter(pattern(4_096)),
                destination("file:///" + "x".repeat(342)));
    }

    @ParameterizedTest
    @MethodSource("atTheirLimits")
    void parametersAtTheirLimitsAreTaken(Setting setting) {
        put("a");
        create(setting);
        expectInvocation("a").answer("{\"state\":{}}");
    }

    static Stream<Setting> beyondTheirLimits() {
        return Stream.of(
                request -> request.batchSize(0),
                request -> request.batchSize(10_001),
                request -> request.maximumBatchingWindowInSeconds(-1),
                request -> request.maximumBatchingWindowInSeconds(301),
                request -> request.parallelizationFactor(0),
                request -> request.parallelizationFactor(11),
                request -> request.maximumRecordAgeInSeconds(-2),
                request -> request.maximumRecordAgeInSeconds(0),
                request -> request.maximumRecordAgeInSeconds(59),
                request -> request.maximumRecordAgeInSeconds(604_801),
                request -> request.maximumRetryAttempts(-2),
                request -> request.maximumRetryAttempts(10_001),
                request -> request.tumblingWindowInSeconds(-1),
                request -> request.tumblingWindowInSeconds(901),
                request -> request.functionResponseTypesWithStrings("ReportNothing"),
                filter(pattern(4_097)),
                destination("file:///" + "x".repeat(343)));
    }

    @ParameterizedTest
    @MethodSource("beyondTheirLimits")
    void parametersBeyondTheirLimitsAreRefused(Setting setting) {
        LambdaException refused = assertThrows(LambdaException.class, () -> create(setting));
        assertEquals(400, refused.statusCode());
        assertTrue(triggers.mappings().list(null, null, null, null).mappings().isEmpty());
    }

    @Test
    void theStartingPositionIsRequiredAndNoTime() {
        LambdaException missing =
                assertThrows(LambdaException.class, () -> create(request -> request.startingPosition((String) null)));
        assertEquals("ValidationException", missing.awsErrorDetails().errorCode());
        LambdaException time =
                assertThrows(LambdaException.class, () -> create(request -> request.startingPosition("AT_TIMESTAMP")));
        assertEquals(
                "Unsupported starting position for arn type: " + stream(),
                time.awsErrorDetails().errorMessage());
    }

    @Test
    void keysTagsAndMetricsHaveNoEffect() {
        put("a");
        create(request -> request.kmsKeyArn("arn:aws:kms:us-east-1:000000000000:key/k")
                .tags(Map.of("team", "orders"))
                .metricsConfig(metrics -> metrics.metrics(EventSourceMappingMetric.EVENT_COUNT)));
        HandlerCall call = expectInvocation("a");
        assertEquals(Set.of("Records"), call.json().keySet());
        call.succeed();
    }
}
