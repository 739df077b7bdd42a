package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestTables;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** C6: which records reach the function. */
class FilterRulesTest extends TriggerTestCase {
    /** Writes the items of which filters are to select some. */
    private void putItems() {
        put(
                "open",
                Map.of(
                        "status", TestTables.s("open"),
                        "n", TestTables.n("101"),
                        "flag", AttributeValue.fromBool(true),
                        "tags", AttributeValue.fromSs(List.of("x", "y"))));
        put(
                "OPEN",
                Map.of(
                        "status", TestTables.s("OPEN"),
                        "n", TestTables.n("26.0"),
                        "flag", AttributeValue.fromBool(false),
                        "tags", AttributeValue.fromSs(List.of("x"))));
        put("empty", Map.of("status", TestTables.s(""), "nothing", AttributeValue.fromNul(true)));
        put(
                "reopened",
                Map.of(
                        "status", TestTables.s("reopened"),
                        "list", AttributeValue.fromL(List.of(TestTables.s("p"), TestTables.s("q"))),
                        "map", AttributeValue.fromM(Map.of("city", TestTables.s("Oslo")))));
        put("none");
    }

    private static String image(String rest) {
        return "{\"dynamodb\":{\"NewImage\":{" + rest + "}}}";
    }

    private void assertPasses(List<String> ids, String... patterns) {
        putItems();
        EventSourceMapping mapping = map(with().filterPatterns(patterns));
        if (!ids.isEmpty()) {
            HandlerCall call = expectInvocation();
            assertEquals(ids, call.ids());
            call.succeed();
        }
        triggers.await("all records have been passed", () -> {
            advance(SECOND);
            return triggers.waiting(mapping) == 0;
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"status\":{\"S\":[\"open\"]}`                                                  | open",
                "`\"status\":{\"S\":[\"\"]}`                                                      | empty",
                "`\"nothing\":{\"NULL\":[true]}`                                                  | empty",
                "`\"nothing\":{\"NULL\":[null]}` | ``",
                "`\"status\":{\"S\":[{\"anything-but\":{\"suffix\":\"n\"}}]}` | OPEN empty reopened",
                "`\"status\":{\"S\":[{\"equals-ignore-case\":\"oPen\"}]}`                         | open OPEN",
                "`\"status\":{\"S\":[{\"anything-but\":[\"open\",\"\"]}]}`                        | OPEN reopened",
                "`\"status\":{\"S\":[{\"anything-but\":\"open\"}]}`                               | OPEN empty reopened",
                "`\"status\":{\"S\":[{\"anything-but\":{\"prefix\":\"o\"}}]}`                     | OPEN empty reopened",
                "`\"status\":{\"S\":[{\"prefix\":\"re\"}]}`                                       | reopened",
                "`\"status\":{\"S\":[{\"suffix\":\"pened\"}]}`                                    | reopened",
                "`\"status\":{\"S\":[{\"exists\":true}]}`                                         | open OPEN empty reopened",
                "`\"status\":{\"S\":[{\"exists\":false}]}`                                        | none",
                "`\"status\":[{\"exists\":false}]`                                                | open OPEN empty reopened none",
                "`\"status\":[{\"exists\":true}]`                                                 | ``",
                "`\"flag\":{\"BOOL\":[true]}`                                                     | open",
                "`\"tags\":{\"SS\":[\"y\"]}`                                                      | open",
                "`\"tags\":{\"SS\":[{\"anything-but\":\"x\"}]}`                                   | open",
                "`\"list\":{\"L\":{\"S\":[\"q\"]}}`                                               | reopened",
                "`\"map\":{\"M\":{\"city\":{\"S\":[\"Oslo\"]}}}`                                  | reopened",
                "`\"n\":{\"N\":[\"101\"]}`                                                        | open",
                "`\"n\":{\"N\":[{\"numeric\":[\">\",1]}]}`                                        | ``",
                "`\"n\":{\"N\":[101]}`                                                            | ``",
                "`\"status\":{\"S\":[\"open\",\"reopened\"]}`                                     | open reopened",
                "`\"status\":{\"S\":[{\"prefix\":\"o\"},{\"suffix\":\"d\"}]}`                     | open reopened",
                "`\"status\":{\"S\":[{\"prefix\":\"o\"}]},\"flag\":{\"BOOL\":[false]}`            | ``",
                "`\"status\":{\"S\":[{\"prefix\":\"O\"}]},\"flag\":{\"BOOL\":[false]}`            | OPEN",
                "`\"$or\":[{\"status\":{\"S\":[\"open\"]}},{\"list\":{\"L\":{\"S\":[\"p\"]}}}]`   | open reopened"
            })
    void aPatternSelectsRecordsByTheirNewImage(String pattern, String ids) {
        assertPasses(ids == null || ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1)), image(pattern));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[\"none\"]}}}}`  | none",
                "`{\"eventName\":[\"MODIFY\",\"REMOVE\"]}`                                           | ``",
                "`{\"eventSource\":[\"aws:dynamodb\"]}`                                              | open OPEN empty reopened none",
                "`{\"dynamodb\":{\"SizeBytes\":[{\"numeric\":[\"<\",20]}]}}`                         | none",
                "`{\"dynamodb\":{\"SizeBytes\":[{\"numeric\":[\"=\",12]}]}}` | none",
                "`{\"dynamodb\":{\"SizeBytes\":[{\"numeric\":[\">\",0,\"<=\",12]}]}}` | none",
                "`{\"dynamodb\":{\"SizeBytes\":[{\"numeric\":[\">=\",12,\"<\",13]}]}}` | none",
                "`{\"eventName\":[\"REMOVE\"],\"eventName\":[\"INSERT\"]}` | open OPEN empty reopened none",
                "`{\"dynamodb\":{\"ApproximateCreationDateTime\":[{\"numeric\":[\">\",0]}]}}`        | open OPEN empty reopened none",
                "`{\"dynamodb\":{\"OldImage\":{\"pk\":{\"S\":[{\"exists\":false}]}}}}`               | open OPEN empty reopened none"
            })
    void aPatternSelectsRecordsByWhatElseTheEventSays(String pattern, String ids) {
        assertPasses(ids == null || ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1)), pattern);
    }

    @Test
    void filtersAreAlternatives() {
        assertPasses(
                List.of("open", "OPEN"),
                image("\"n\":{\"N\":[\"101\"]}"),
                image("\"flag\":{\"BOOL\":[false]}"),
                image("\"status\":{\"S\":[\"never\"]}"));
    }

    @Test
    void recordsThatMatchNothingDoNotCountForABatchAndAreNotSentLater() {
        EventSourceMapping mapping = map(with().batchSize(2)
                .maximumBatchingWindowInSeconds(300)
                .filterPatterns("{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"x\"}]}}}}"));
        put("x1", "a", "b", "c", "x2");
        expectInvocation("x1", "x2").succeed();
        put("d", "e");
        triggers.await("all records have been passed", () -> {
            advance(Duration.ofSeconds(1));
            return triggers.waiting(mapping) == 0;
        });
        triggers.mappings().update(mapping.uuid(), update(with().filterPatterns()));
        put("f", "g");
        expectInvocation("f", "g").succeed();
    }

    @Test
    void deletionsByTimeToLiveAreToldApartByTheirIdentity() {
        triggers.client()
                .updateTimeToLive(update -> update.tableName(table)
                        .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("expires")));
        put("expiring", Map.of("expires", TestTables.n("" + (start().getEpochSecond() + 10))));
        put("deleted");
        map(with().filterPatterns("{\"userIdentity\":{\"type\":[\"Service\"]}}"));
        triggers.client().deleteItem(delete -> delete.tableName(table).key(TestTables.strings("pk", "deleted")));
        advance(Duration.ofMinutes(1));
        HandlerCall call = expectInvocation("expiring");
        assertEquals("REMOVE", call.records().get(0).get("eventName"));
        call.succeed();
    }

    @Test
    void moreThanTenFiltersAreRefused() {
        String pattern = "{\"eventName\":[\"INSERT\"]}";
        assertThrows(
                LambdaException.class,
                () -> map(with().filterPatterns(Collections.nCopies(11, pattern).toArray(String[]::new))));
        map(with().filterPatterns(Collections.nCopies(10, pattern).toArray(String[]::new)));
        put("a");
        expectInvocation("a").succeed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"eventName\":\"INSERT\"}",
                "{\"eventName\":[]}",
                "{\"eventName\":[{\"unknown\":1}]}",
                "{\"eventName\":[{\"prefix\":\"a\",\"suffix\":\"b\"}]}",
                "{\"dynamodb\":{\"NewImage\":{\"a\":{\"S\":null}}}}",
                "{\"$or\":[{\"eventName\":[\"INSERT\"]}]}",
                "nonsense"
            })
    void aPatternThatMakesNoSenseIsRefused(String pattern) {
        LambdaException refused = assertThrows(LambdaException.class, () -> map(with().filterPatterns(pattern)));
        assertTrue(refused.getMessage().startsWith("Invalid filter pattern definition."), refused.getMessage());
    }
}
