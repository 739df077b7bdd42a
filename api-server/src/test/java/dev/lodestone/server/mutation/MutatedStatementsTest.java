package dev.lodestone.server.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Statements made of valid ones, right and wrong: the store answers or refuses each and never fails, and what is refused
 * changes nothing.
 */
class MutatedStatementsTest {
    private static final int MUTATIONS = 6000;

    private static final List<String> STATEMENTS = List.of(
            "SELECT * FROM simple",
            "SELECT pk, l[1], m.x, \"m\".\"e\" FROM \"simple\" WHERE pk = 'a'",
            "SELECT * FROM indexed WHERE pk = ? AND sk BETWEEN 0 AND ? ORDER BY sk DESC",
            "SELECT pk FROM indexed.gsi WHERE gpk IN ['g', ?] AND NOT contains(lsk, 'x')",
            "SELECT lsk, s FROM indexed.lsi WHERE (pk = 'a' OR pk = 'b') AND lsk >= 'l' ORDER BY pk, lsk",
            "SELECT * FROM indexed WHERE pk IN ('a', 'b', 'c') AND sk > -1 ORDER BY sk ASC",
            "SELECT * FROM simple WHERE size(l) > 1 AND attribute_type(ss, 'SS') AND begins_with(s, 'te')",
            "SELECT * FROM simple WHERE n IN (1, 12.5) AND s IS NOT MISSING AND z IS NULL OR m = {'x': 'y', 'e': {}}",
            "SELECT * FROM simple WHERE ss = <<'a', 'b'>> AND NOT (n < 1 + 2 OR n = -?)",
            "INSERT INTO simple VALUE {'pk': 'new', 'l': [1, 'a', TRUE, NULL], 'm': {'s': <<1, 2>>}}",
            "INSERT INTO indexed VALUE {'pk': ?, 'sk': 2, 'gpk': 'g', 'x': ?}",
            "INSERT INTO simple VALUE ?",
            "UPDATE simple SET n = n + 1 SET l = list_append(l, [1, ?]) REMOVE m.x REMOVE l[0] WHERE pk = 'a'",
            "UPDATE simple SET ss = set_add(ss, <<'c'>>), ns = set_delete(ns, <<1>>) WHERE pk = 'a' RETURNING ALL OLD *",
            "UPDATE simple SET m.x = ?, b = ? WHERE pk = 'a' AND n = 12.5 RETURNING MODIFIED NEW *",
            "UPDATE indexed SET gpk = 'h', lsk = ? WHERE pk = 'a' AND sk = 1 AND lsk = 'l' RETURNING ALL NEW *",
            "DELETE FROM simple WHERE pk = 'a' AND contains(ss, 'a') RETURNING ALL OLD *",
            "DELETE FROM \"indexed\" WHERE sk = ? AND pk = 'a'",
            "EXISTS(SELECT * FROM indexed WHERE pk = 'a' AND sk = 1 AND lsk = 'l')");

    private final StatementMutator mutator = new StatementMutator(23);
    private StoreUnderTest store = new StoreUnderTest();
    private String before = store.dump();

    @AfterEach
    void close() {
        store.close();
    }

    private String statement() {
        return mutator.member(mutator.mutate(STATEMENTS));
    }

    @Test
    void byThemselves() {
        for (int i = 0; i < MUTATIONS; i++) {
            String limit = i % 2 == 0 ? ",\"Limit\":1" : "";
            check("ExecuteStatement", "{" + statement() + limit + ",\"ReturnConsumedCapacity\":\"INDEXES\"}");
        }
    }

    @Test
    void inBatches() {
        for (int i = 0; i < MUTATIONS; i++) {
            String second = i % 2 == 0 ? "" : "},{" + statement();
            check("BatchExecuteStatement", "{\"Statements\":[{" + statement() + second + "}]}");
        }
    }

    @Test
    void inTransactions() {
        for (int i = 0; i < MUTATIONS; i++) {
            String second = i % 2 == 0 ? "" : "},{" + statement();
            check("ExecuteTransaction", "{\"TransactStatements\":[{" + statement() + second + "}]}");
        }
    }

    private void check(String operation, String body) {
        String request = operation + " " + body;
        StoreUnderTest.Reply reply = store.send(operation, body);
        reply.check(request);
        assertFalse(reply.body().contains("InternalServerError"), () -> request + " -> " + reply);
        String after = store.dump();
        if (isRefused(reply)) {
            assertEquals(before, after, () -> "changed by " + request + " -> " + reply);
        } else if (!after.equals(before)) {
            store.close();
            store = new StoreUnderTest();
            before = store.dump();
        }
    }

    /** Whether the request is refused, or all of its statements are. */
    private static boolean isRefused(StoreUnderTest.Reply reply) {
        return reply.status() != 200
                || (reply.body().contains("\"Error\"") && !reply.body().contains("},{"));
    }
}
