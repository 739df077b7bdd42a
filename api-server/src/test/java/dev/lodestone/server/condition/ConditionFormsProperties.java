package dev.lodestone.server.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A condition holds of an item, or does not, whichever way it is asked: as an expression, by the legacy parameters, in the
 * WHERE clause of a statement; as the filter of a scan or a query, or as the condition of a write. The model decides which.
 */
class ConditionFormsProperties {
    private static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d", "e");
    private static final String KEY = "\"pk\":{\"S\":\"k\"}";

    private static final List<Object> SCALARS = List.of(
            "",
            "a",
            "ab",
            "it's",
            "b\"",
            "\uffee",
            "\ud83d\ude00",
            Values.number("0"),
            Values.number("1"),
            Values.number("2"),
            Values.number("1.5"),
            Values.number("-3"),
            Values.number("1E-7"),
            Values.number("2E40"),
            new Values.Bytes(""),
            new Values.Bytes("\u0001"),
            new Values.Bytes("\u0001\u00ff"),
            new Values.Bytes("\u00ff"));

    private static final List<Object> VALUES = List.of(
            true,
            false,
            Values.NULL,
            Set.of("a", "ab"),
            Set.of("b\""),
            Set.of(Values.number("1"), Values.number("2")),
            Set.of(new Values.Bytes("\u0001")),
            List.of(),
            List.of(Values.number("1"), "a"),
            List.of(List.of("a"), Map.of("x", Values.number("1.5"))),
            Map.of(),
            Map.of("x", Values.number("1")),
            Map.of("x", Values.number("1"), "y", List.of(Values.NULL, true)));

    private static DataStore store;
    private static DataStoreWire wire;

    @BeforeContainer
    static void open() {
        store = DataStore.open(StoreOptions.inMemory(), new PartiQlOperations());
        wire = new DataStoreWire(store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
        answer("CreateTable", """
                {"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
                 "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]}""");
    }

    @AfterContainer
    static void close() {
        store.close();
    }

    @Property(tries = 10_000)
    void allFormsAgree(@ForAll("items") Map<String, Object> item, @ForAll("demands") Demand demand) {
        String put = "\"TableName\":\"tab\",\"Item\":{" + KEY + attributes(item) + "}";
        answer("PutItem", "{" + put + "}");
        Forms forms = new Forms(demand);
        boolean expected = demand.holds(item);

        checkRead(expected, "Scan", "{\"TableName\":\"tab\"," + forms.expression("FilterExpression", "") + "}");
        checkRead(expected, "Scan", "{\"TableName\":\"tab\"," + forms.legacy("ScanFilter") + "}");
        checkRead(
                expected,
                "Query",
                "{\"TableName\":\"tab\",\"KeyConditionExpression\":\"pk = :k\","
                        + forms.expression("FilterExpression", "\":k\":{\"S\":\"k\"}") + "}");
        checkRead(
                expected,
                "Query",
                "{\"TableName\":\"tab\",\"KeyConditions\":{\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":"
                        + "[{\"S\":\"k\"}]}}," + forms.legacy("QueryFilter") + "}");
        checkWrite(expected, "PutItem", "{" + put + "," + forms.expression("ConditionExpression", "") + "}");
        checkWrite(expected, "PutItem", "{" + put + "," + forms.legacy("Expected") + "}");
        checkRead(expected, "ExecuteStatement", forms.statement("SELECT * FROM tab WHERE", true));
        checkRead(expected, "ExecuteStatement", forms.statement("SELECT * FROM \"tab\" WHERE pk = 'k' AND", false));
        checkWrite(expected, "ExecuteStatement", forms.statement("DELETE FROM tab WHERE pk = 'k' AND", true));
    }

    private static String attributes(Map<String, Object> item) {
        return item.entrySet().stream()
                .map(entry -> "," + Values.quoted(entry.getKey()) + ":" + Values.json(entry.getValue()))
                .collect(Collectors.joining());
    }

    private static void checkRead(boolean expected, String operation, String request) {
        String body = answer(operation, request);
        assertEquals(expected, !body.contains("\"Items\":[]"), () -> operation + " " + request + " → " + body);
    }

    private static void checkWrite(boolean expected, String operation, String request) {
        WireResponse response = send(operation, request);
        String body = text(response);
        assertEquals(expected, response.status() == 200, () -> operation + " " + request + " → " + body);
        assertEquals(!expected, body.contains("ConditionalCheckFailedException"), () -> request + " → " + body);
    }

    private static String answer(String operation, String request) {
        WireResponse response = send(operation, request);
        assertEquals(200, response.status(), () -> operation + " " + request + " → " + text(response));
        return text(response);
    }

    private static WireResponse send(String operation, String request) {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        return wire.answer(new WireRequest("DynamoDB_20120810." + operation, body, 0, body.length));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Map<String, Object>> items() {
        return Arbitraries.maps(Arbitraries.of(ATTRIBUTES), values());
    }

    @Provide
    Arbitrary<Demand> demands() {
        Arbitrary<List<Demand.Term>> terms = Arbitraries.of(ATTRIBUTES)
                .flatMap(this::term)
                .list()
                .uniqueElements(Demand.Term::attribute)
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(terms, Arbitraries.of(true, false)).as(Demand::new);
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.oneOf(Arbitraries.of(SCALARS), Arbitraries.of(VALUES));
    }

    private Arbitrary<Demand.Term> term(String attribute) {
        return Arbitraries.of(Operator.values())
                .flatMap(
                        operator -> operands(operator).map(operands -> new Demand.Term(attribute, operator, operands)));
    }

    private static Arbitrary<List<Object>> operands(Operator operator) {
        return switch (operator) {
            case EQ, NE -> values().map(List::of);
            case LT, LE, GT, GE, CONTAINS, NOT_CONTAINS ->
                Arbitraries.of(SCALARS).map(List::of);
            case BEGINS_WITH ->
                Arbitraries.of(SCALARS)
                        .filter(value -> !(value instanceof BigDecimal))
                        .map(List::of);
            case IN -> scalarsOfOneType(1, 4);
            case BETWEEN -> scalarsOfOneType(2, 2).map(ConditionFormsProperties::ascending);
            case NOT_NULL, NULL -> Arbitraries.just(List.of());
        };
    }

    private static Arbitrary<List<Object>> scalarsOfOneType(int least, int most) {
        return Arbitraries.of("S", "N", "B")
                .flatMap(type -> Arbitraries.of(SCALARS.stream()
                                .filter(value -> Values.type(value).equals(type))
                                .toList())
                        .list()
                        .ofMinSize(least)
                        .ofMaxSize(most));
    }

    private static List<Object> ascending(List<Object> bounds) {
        Object first = bounds.get(0);
        Object second = bounds.get(1);
        int order = first instanceof BigDecimal number
                ? number.compareTo((BigDecimal) second)
                : Arrays.compareUnsigned(Values.bytes(first), Values.bytes(second));
        return order <= 0 ? bounds : List.of(second, first);
    }
}
