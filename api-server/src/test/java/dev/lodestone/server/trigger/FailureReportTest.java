package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestStreams;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C3: what on-failure destinations are told of batches that were given up. */
class FailureReportTest extends TriggerTestCase {
    @TempDir
    private Path directory;

    private MappingParametersBuilder reporting() {
        return with().onFailureDestination(triggers.control.uri("/reports").toString());
    }

    private String shardId() {
        return TestStreams.shard(triggers.server().streams(), stream()).shardId();
    }

    /** The end of a report: when it was written, and which records of one second it is of. */
    private String endOfReport(Duration reported, String first, String last, Duration written, int records) {
        String arrival = at(written);
        return "\"version\":\"1.0\",\"timestamp\":\"" + millis(at(reported))
                + "\",\"DDBStreamBatchInfo\":{\"shardId\":\"" + shardId() + "\",\"startSequenceNumber\":\"" + first
                + "\",\"endSequenceNumber\":\"" + last + "\",\"approximateArrivalOfFirstRecord\":\"" + arrival
                + "\",\"approximateArrivalOfLastRecord\":\"" + arrival + "\",\"batchSize\":" + records
                + ",\"streamArn\":\"" + stream() + "\"}}";
    }

    /** A moment with three digits after the second, all the same if they are zero. */
    private static String millis(String moment) {
        return moment.contains(".") ? moment : moment.replace("Z", ".000Z");
    }

    private static String exhausted(HandlerCall call, int invocations, String functionError) {
        return "{\"requestContext\":{\"requestId\":\"" + call.requestId() + "\",\"functionArn\":\""
                + Triggers.functionArn(Triggers.FUNCTION)
                + "\",\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":" + invocations
                + "},\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":"
                + functionError + "},";
    }

    @Test
    void exhaustedRetriesAreReportedWithTheResponse() {
        put("a", "b");
        map(reporting().maximumRetryAttempts(1));
        expectInvocation("a", "b").fail();
        HandlerCall last = expectRetry("a", "b");
        last.fail();
        ControlServer.Report report = expectReport();
        assertEquals(
                exhausted(last, 2, "\"Unhandled\"")
                        + endOfReport(
                                Duration.ofMillis(250),
                                last.sequenceNumber(0),
                                last.sequenceNumber(1),
                                Duration.ZERO,
                                2),
                report.body());
        assertEquals("/reports", report.path());
    }

    @Test
    void recordsThatAreTooOldAreReportedWithoutAResponse() {
        put("a");
        map(reporting().maximumRecordAgeInSeconds(60));
        HandlerCall call = expectInvocation("a");
        call.fail();
        triggers.nextMoment();
        advance(Duration.ofMillis(60_001));
        assertEquals(
                "{\"requestContext\":{\"requestId\":\"" + call.requestId() + "\",\"functionArn\":\""
                        + Triggers.functionArn(Triggers.FUNCTION)
                        + "\",\"condition\":\"RecordAgeExceeded\",\"approximateInvokeCount\":1},"
                        + endOfReport(
                                Duration.ofMillis(60_001),
                                call.sequenceNumber(0),
                                call.sequenceNumber(0),
                                Duration.ZERO,
                                1),
                expectReport().body());
    }

    @Test
    void recordsThatTheFunctionReportedAreReportedWithoutAFunctionErrorAndWithoutTheOthers() {
        put("a", "b", "c");
        map(reporting().reportBatchItemFailures().maximumRetryAttempts(1));
        expectInvocation("a", "b", "c").failItems(1);
        HandlerCall rest = expectRetry("b", "c");
        rest.failItems(1);
        assertEquals(
                exhausted(rest, 2, "null")
                        + endOfReport(
                                Duration.ofMillis(250),
                                rest.sequenceNumber(1),
                                rest.sequenceNumber(1),
                                Duration.ZERO,
                                1),
                expectReport().body());
    }

    @Test
    void aFileHasThePayloadAndTheNameOfAnObjectOfTheService() throws IOException {
        put("a");
        EventSourceMapping mapping = map(with().maximumRetryAttempts(0)
                .onFailureDestination(directory.toUri().toString()));
        HandlerCall call = expectInvocation("a");
        call.fail();
        put("b");
        expectInvocation("b").succeed();
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertEquals(1, files.size());
        String day = at(Duration.ZERO).substring(0, 10);
        String name = directory.relativize(files.get(0)).toString().replace('\\', '/');
        assertTrue(
                name.matches("aws/lambda/" + mapping.uuid() + "/" + shardId() + "/" + day.replace('-', '/') + "/" + day
                        + "T22\\.13\\.20-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                name);
        String end = endOfReport(Duration.ZERO, call.sequenceNumber(0), call.sequenceNumber(0), Duration.ZERO, 1);
        assertEquals(
                exhausted(call, 1, "\"Unhandled\"") + end.substring(0, end.length() - 1) + ",\"payload\":"
                        + call.event() + "}",
                // JavaScript has no fractions that are zero.
                Files.readString(files.get(0)).replace(".0,\"Keys\"", ",\"Keys\""));
    }

    @Test
    void theNextBatchWaitsUntilTheReportIsTaken() {
        triggers.control.refuseReports(true);
        put("a", "b");
        map(reporting().batchSize(1).maximumRetryAttempts(0));
        expectInvocation("a").fail();
        triggers.advanceToNext();
        triggers.await(
                "the report is sent again",
                () -> triggers.control.refusedReports().size() == 2);
        triggers.control.refuseReports(false);
        triggers.advanceToNext();
        String report = expectReport().body();
        assertEquals(
                List.of(report, report),
                triggers.control.refusedReports().stream()
                        .map(ControlServer.Report::body)
                        .toList());
        expectInvocation("b").succeed();
    }

    @Test
    void withoutADestinationABatchIsGivenUpInSilence() {
        put("a", "b");
        map(with().batchSize(1).maximumRetryAttempts(0));
        expectInvocation("a").fail();
        expectInvocation("b").succeed();
    }
}
