package dev.lodestone.server.trigger;

import dev.lodestone.streams.mapping.MappingParametersBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: functions that tell which records of a batch have failed. */
class PartialResponseTest extends TriggerTestCase {
    private MappingParametersBuilder reporting() {
        return with().reportBatchItemFailures();
    }

    @Test
    void allFromTheLowestReportedRecordOnIsRetried() {
        put("a", "b", "c", "d");
        map(reporting());
        expectInvocation("a", "b", "c", "d").failItems(3, 1);
        expectRetry("b", "c", "d").failItems(0);
        expectRetry("b", "c", "d").failItems(2);
        expectRetry("d").succeed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"\"",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "{\"anything\":\"else\"}"
            })
    void aResponseThatReportsNothingIsASuccess(String response) {
        put("a", "b");
        map(reporting().batchSize(1).maximumRetryAttempts(0));
        expectInvocation("a").answer(response);
        expectInvocation("b").succeed();
    }

    @Test
    void noResponseIsASuccess() {
        put("a", "b");
        map(reporting().batchSize(1).maximumRetryAttempts(0));
        expectInvocation("a").returnNothing();
        expectInvocation("b").succeed();
    }

    @Test
    void anEmptyResponseOfAnEndpointIsASuccess() {
        put("a", "b");
        mapToEndpoint(triggers.control.uri(""), reporting().batchSize(1).maximumRetryAttempts(0));
        expectInvocation("a").answer("");
        expectInvocation("b").succeed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[", "nonsense", "{\"batchItemFailures\":\"all\"}"})
    void aResponseThatCannotBeReadFailsTheWholeBatch(String response) {
        put("a");
        mapToEndpoint(triggers.control.uri(""), reporting());
        expectInvocation("a").answer(response);
        expectRetry("a").succeed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"itemIdentifier\":\"\"}",
                "{\"itemIdentifier\":null}",
                "{\"itemIdentifier\":\"100000000000000000001\"}",
                "{\"itemIdentifier\":1}",
                "{\"identifier\":\"LAST\"}",
                "{\"itemidentifier\":\"LAST\"}",
                "{}",
                "\"LAST\"",
                "null",
                "{\"itemIdentifier\":\"LAST\"},{\"itemIdentifier\":\"\"}",
                "{\"itemIdentifier\":\"\"},{\"itemIdentifier\":\"LAST\"}"
            })
    void aResponseThatNamesNoRecordOfTheBatchFailsTheWholeBatch(String entries) {
        put("a", "b");
        map(reporting());
        HandlerCall call = expectInvocation("a", "b");
        call.answer("{\"batchItemFailures\":[" + entries.replace("LAST", call.sequenceNumber(1)) + "]}");
        expectRetry("a", "b").succeed();
    }

    @Test
    void anErrorFailsTheWholeBatch() {
        put("a", "b");
        map(reporting());
        expectInvocation("a", "b").fail();
        expectRetry("a", "b").succeed();
    }

    @Test
    void withoutTheResponseTypeTheResponseIsIgnored() {
        put("a", "b", "c");
        map(with().batchSize(2).maximumRetryAttempts(0));
        expectInvocation("a", "b").failItems(0);
        expectInvocation("c").answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}");
        put("d");
        expectInvocation("d").succeed();
    }

    @Test
    void withBisectingAnErrorHalvesTheBatch() {
        put("a", "b", "c", "d");
        map(reporting().bisectBatchOnFunctionError(true).maximumRetryAttempts(0));
        expectInvocation("a", "b", "c", "d").fail();
        expectInvocation("a", "b").succeed();
        expectInvocation("c", "d").succeed();
    }

    @Test
    void withBisectingAReportCutsTheBatchWhereItSays() {
        put("a", "b", "c", "d", "e");
        map(reporting().bisectBatchOnFunctionError(true).maximumRetryAttempts(0));
        expectInvocation("a", "b", "c", "d", "e").failItems(1);
        expectInvocation("b", "c", "d", "e").failItems(3);
        expectInvocation("e").succeed();
    }

    @Test
    void aReportUsesAnAttempt() {
        put("a", "b", "c");
        map(reporting().maximumRetryAttempts(1));
        expectInvocation("a", "b", "c").failItems(1);
        expectRetry("b", "c").failItems(0);
        put("d");
        expectInvocation("d").succeed();
    }
}
