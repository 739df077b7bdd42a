package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Whatever a condition says of the keys, a statement finds what a scan of the whole table finds. */
class SelectProperties {
    private static Statements statements;

    @BeforeContainer
    static void putItems() {
        DynamoDbClient client = TestServer.shared(EngineKind.MEMORY).client();
        statements = new Statements(client, TestTables.withSortKey(client, ScalarAttributeType.N));
        for (String pk : List.of("a", "b", "c")) {
            for (int sk = 1; sk <= 5; sk++) {
                statements.put(Map.of("pk", s(pk), "sk", n("" + sk), "x", n("" + sk % 2), "id", s(pk + sk)));
            }
        }
    }

    @Provide
    static Arbitrary<String> conditions() {
        Arbitrary<String> pk = Arbitraries.of("'a'", "'b'", "'c'", "'d'");
        Arbitrary<String> number = Arbitraries.integers().between(0, 6).map(String::valueOf);
        Arbitrary<String> comparator = Arbitraries.of("=", "=", "<", "<=", ">", ">=", "<>");
        Arbitrary<String> single = Arbitraries.oneOf(
                pk.map(value -> "pk = " + value),
                pk.map(value -> value + " = pk"),
                Combinators.combine(pk, pk).as((first, second) -> "pk IN [" + first + ", " + second + "]"),
                Combinators.combine(comparator, number).as((operator, value) -> "sk " + operator + " " + value),
                Combinators.combine(number, comparator).as((value, operator) -> value + " " + operator + " sk"),
                Combinators.combine(number, number)
                        .as((first, second) -> "sk BETWEEN " + least(first, second) + " AND " + most(first, second)),
                number.map(value -> "x = " + value));
        return Arbitraries.lazyOf(
                () -> single,
                () -> single,
                () -> Combinators.combine(conditions(), Arbitraries.of(" AND ", " AND ", " OR "), conditions())
                        .as((left, operator, right) -> "(" + left + operator + right + ")"),
                () -> conditions().map(condition -> "NOT (" + condition + ")"));
    }

    private static String least(String first, String second) {
        return first.compareTo(second) < 0 ? first : second;
    }

    private static String most(String first, String second) {
        return first.compareTo(second) < 0 ? second : first;
    }

    @Property(tries = 300)
    void conditionsFindWhatAScanFinds(
            @ForAll("conditions") String condition, @ForAll @IntRange(min = 1, max = 20) int limit) {
        List<String> found = found(condition, limit);
        List<String> distinct = List.copyOf(new TreeSet<>(found));
        assertEquals(distinct.size(), found.size(), condition);
        assertEquals(List.copyOf(new TreeSet<>(found("NOT (NOT (" + condition + "))", 100))), distinct, condition);
    }

    private static List<String> found(String condition, int limit) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ExecuteStatementResponse page = statements.run(
                    "SELECT id FROM $ WHERE " + condition, r -> r.limit(limit).nextToken(from));
            items.addAll(page.items());
            token = page.nextToken();
        } while (token != null);
        return Statements.strings("id", items);
    }
}
