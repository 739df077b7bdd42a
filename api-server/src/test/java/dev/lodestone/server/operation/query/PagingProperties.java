package dev.lodestone.server.operation.query;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Pages laid together must be what a list of all items, filtered and sorted, would be. */
class PagingProperties {
    /** An item; the attributes of the indexes may be lacking. */
    record Entry(String pk, int sk, Integer ls, String gpk, Integer gsk, int v) {
        Map<String, AttributeValue> item() {
            Map<String, AttributeValue> item = new HashMap<>(Map.of("pk", s(pk), "sk", text(sk), "v", n("" + v)));
            if (ls != null) {
                item.put("ls", text(ls));
            }
            if (gpk != null) {
                item.put("gpk", s(gpk));
            }
            if (gsk != null) {
                item.put("gsk", text(gsk));
            }
            return item;
        }

        /** What sorts the item in an index, or in the table for null. */
        Integer sortKey(String index) {
            return index == null ? Integer.valueOf(sk) : index.equals("lsi") ? ls : gsk;
        }

        String partitionKey(String index) {
            return "gsi".equals(index) ? gpk : pk;
        }
    }

    /** A query of a table or index. */
    record Question(String index, String operator, int bound, boolean forward, int limit, int leastV) {
        boolean finds(Entry entry) {
            Integer key = entry.sortKey(index);
            return key != null
                    && "a".equals(entry.partitionKey(index))
                    && predicate().test(key);
        }

        private IntPredicate predicate() {
            return switch (operator) {
                case "<" -> key -> key < bound;
                case "<=" -> key -> key <= bound;
                case ">" -> key -> key > bound;
                case ">=" -> key -> key >= bound;
                case "=" -> key -> key == bound;
                default -> key -> true;
            };
        }

        QueryRequest.Builder ask(QueryRequest.Builder query, String table) {
            Map<String, AttributeValue> values = new HashMap<>(Map.of(":p", s("a"), ":v", n("" + leastV)));
            String sortKey = index == null ? "sk" : index.equals("lsi") ? "ls" : "gsk";
            String condition = ("gsi".equals(index) ? "gpk" : "pk") + " = :p";
            if (!operator.isEmpty()) {
                values.put(":b", text(bound));
                condition += " AND " + sortKey + " " + operator + " :b";
            }
            return query.tableName(table)
                    .indexName(index)
                    .keyConditionExpression(condition)
                    .filterExpression("v >= :v")
                    .expressionAttributeValues(values)
                    .scanIndexForward(forward)
                    .limit(limit);
        }
    }

    /** Numbers as strings that sort as they do. */
    private static AttributeValue text(int number) {
        return s(String.format("%03d", number));
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 20);
        return Combinators.combine(
                        Arbitraries.of("a", "b"),
                        small,
                        Arbitraries.integers().between(0, 5).injectNull(0.2),
                        Arbitraries.of("a", "b").injectNull(0.2),
                        Arbitraries.integers().between(0, 5).injectNull(0.2),
                        Arbitraries.integers().between(0, 3))
                .as(Entry::new)
                .list()
                .uniqueElements(entry -> entry.pk() + entry.sk())
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        return Combinators.combine(
                        Arbitraries.of("lsi", "gsi").injectNull(0.3),
                        Arbitraries.of("", "<", "<=", ">", ">=", "="),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 3))
                .as(Question::new)
                .list()
                .ofSize(12);
    }

    private static String fill(DynamoDbClient client, List<Entry> entries) {
        String table = TestTables.withIndexes(client);
        entries.forEach(entry -> client.putItem(put -> put.tableName(table).item(entry.item())));
        return table;
    }

    @Property(tries = 20)
    void queriesFindWhatAListWould(
            @ForAll EngineKind engine,
            @ForAll("entries") List<Entry> entries,
            @ForAll("questions") List<Question> questions) {
        DynamoDbClient client = TestServer.shared(engine).client();
        String table = fill(client, entries);
        for (Question question : questions) {
            List<Entry> expected = new ArrayList<>(entries);
            expected.removeIf(entry -> !question.finds(entry));
            int scanned = expected.size();
            expected.removeIf(entry -> entry.v() < question.leastV());
            // Entries with equal index keys lie in the order of the table's key.
            expected.sort(Comparator.<Entry>comparingInt(entry -> entry.sortKey(question.index()))
                    .thenComparing(Entry::pk)
                    .thenComparing(Entry::sk));
            if (!question.forward()) {
                Collections.reverse(expected);
            }
            checkPages(client, table, question, expected, scanned);
        }
        client.deleteTable(delete -> delete.tableName(table));
    }

    private static void checkPages(
            DynamoDbClient client, String table, Question question, List<Entry> expected, int scanned) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        int evaluated = 0;
        for (QueryResponse page : client.queryPaginator(query -> question.ask(query, table))) {
            assertEquals(page.items().size(), page.count());
            assertTrue(page.scannedCount() <= question.limit());
            assertEquals(page.scannedCount() == question.limit(), page.hasLastEvaluatedKey());
            found.addAll(page.items());
            evaluated += page.scannedCount();
        }
        assertEquals(scanned, evaluated, question::toString);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        expected.forEach(entry -> items.add(entry.item()));
        assertEquals(items, found, question::toString);
    }

    @Property(tries = 15)
    void segmentsAreDisjointAndComplete(
            @ForAll EngineKind engine,
            @ForAll("entries") List<Entry> entries,
            @ForAll @IntRange(min = 1, max = 9) int totalSegments,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        DynamoDbClient client = TestServer.shared(engine).client();
        String table = fill(client, entries);
        for (String index : new String[] {null, "lsi", "gsi"}) {
            Set<Map<String, AttributeValue>> expected = new HashSet<>();
            for (Entry entry : entries) {
                if (entry.partitionKey(index) != null && entry.sortKey(index) != null) {
                    expected.add(entry.item());
                }
            }
            Set<Map<String, AttributeValue>> found = new HashSet<>();
            for (int segment = 0; segment < totalSegments; segment++) {
                int chosen = segment;
                for (ScanResponse page : client.scanPaginator(scan -> scan.tableName(table)
                        .indexName(index)
                        .segment(chosen)
                        .totalSegments(totalSegments)
                        .limit(limit))) {
                    page.items().forEach(item -> assertTrue(found.add(item), item::toString));
                }
            }
            assertEquals(expected, found);
        }
        client.deleteTable(delete -> delete.tableName(table));
    }
}
