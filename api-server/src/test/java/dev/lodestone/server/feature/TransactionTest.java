package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions that meet each other: what one sees of another, and what is left when several want the same. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class TransactionTest {
    private static final int ACCOUNTS = 8;
    private static final int OPENING_BALANCE = 50;

    private final DynamoDbClient client;

    TransactionTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
    }

    @Test
    void transfersKeepTheTotalAndNobodySeesOneHalfDone() throws Exception {
        List<String> tables = List.of(TestTables.withPartitionKey(client), TestTables.withPartitionKey(client));
        List<TransactGetItem> everything = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            String table = tables.get(account % 2);
            Map<String, AttributeValue> key = key(account);
            client.putItem(p -> p.tableName(table)
                    .item(Map.of("pk", key.get("pk"), "balance", n(Integer.toString(OPENING_BALANCE)))));
            everything.add(TransactGetItem.builder()
                    .get(g -> g.tableName(table).key(key))
                    .build());
        }
        AtomicInteger working = new AtomicInteger(3);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int worker = 0; worker < 3; worker++) {
            Random random = new Random(worker);
            tasks.add(() -> {
                int refused = 0;
                for (int round = 0; round < 60; round++) {
                    refused += transfer(tables, random) ? 0 : 1;
                }
                working.decrementAndGet();
                return refused;
            });
        }
        tasks.add(() -> {
            int seen = 0;
            for (; seen == 0 || working.get() > 0; seen++) {
                assertEquals(ACCOUNTS * OPENING_BALANCE, total(everything));
            }
            return seen;
        });

        List<Integer> results = runTogether(tasks);

        assertEquals(ACCOUNTS * OPENING_BALANCE, total(everything));
        assertNotEquals(0, results.get(0) + results.get(1) + results.get(2), "no transfer was ever refused");
    }

    /** Whether it was made: not if the payer has too little. */
    private boolean transfer(List<String> tables, Random random) {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        Map<String, AttributeValue> amount = Map.of(":amount", n(Integer.toString(1 + random.nextInt(40))));
        try {
            client.transactWriteItems(t -> t.transactItems(
                    TransactWriteItem.builder()
                            .update(u -> u.tableName(tables.get(from % 2))
                                    .key(key(from))
                                    .updateExpression("SET balance = balance - :amount")
                                    .conditionExpression("balance >= :amount")
                                    .expressionAttributeValues(amount))
                            .build(),
                    TransactWriteItem.builder()
                            .update(u -> u.tableName(tables.get(to % 2))
                                    .key(key(to))
                                    .updateExpression("ADD balance :amount")
                                    .expressionAttributeValues(amount))
                            .build()));
            return true;
        } catch (TransactionCanceledException poor) {
            assertEquals(
                    "ConditionalCheckFailed", poor.cancellationReasons().get(0).code());
            return false;
        }
    }

    private int total(List<TransactGetItem> accounts) {
        int total = 0;
        for (var response :
                client.transactGetItems(t -> t.transactItems(accounts)).responses()) {
            int balance = Integer.parseInt(response.item().get("balance").n());
            assertTrue(balance >= 0, () -> "a balance of " + balance);
            total += balance;
        }
        return total;
    }

    private static Map<String, AttributeValue> key(int account) {
        return strings("pk", "account" + account);
    }

    /** Each doctor may leave only while another one stays; both see the other stay if checks do not hold until the end. */
    @Test
    void aCheckHoldsUntilTheTransactionEnds() throws Exception {
        String table = TestTables.withPartitionKey(client);
        for (int round = 0; round < 40; round++) {
            String night = "night" + round;
            for (String doctor : List.of("A", "B")) {
                client.putItem(p -> p.tableName(table).item(strings("pk", night + doctor, "state", "on call")));
            }
            List<Boolean> left = runTogether(List.of(
                    () -> leave(table, night + "A", night + "B"), () -> leave(table, night + "B", night + "A")));
            assertNotEquals(left.get(0), left.get(1));
        }
    }

    private boolean leave(String table, String leaving, String staying) {
        Map<String, String> names = Map.of("#s", "state");
        try {
            client.transactWriteItems(t -> t.transactItems(
                    TransactWriteItem.builder()
                            .conditionCheck(c -> c.tableName(table)
                                    .key(strings("pk", staying))
                                    .conditionExpression("#s = :on")
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(Map.of(":on", s("on call"))))
                            .build(),
                    TransactWriteItem.builder()
                            .update(u -> u.tableName(table)
                                    .key(strings("pk", leaving))
                                    .updateExpression("SET #s = :off")
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(Map.of(":off", s("off"))))
                            .build()));
            return true;
        } catch (TransactionCanceledException alone) {
            return false;
        }
    }

    /** Each transaction puts one item into either table, until one of the tables is deleted. */
    @Test
    void aTableThatGoesTakesNoTransactionHalfway() throws Exception {
        String kept = TestTables.withPartitionKey(client);
        String deleted = TestTables.withPartitionKey(client);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (String worker : List.of("a", "b", "c")) {
            tasks.add(() -> {
                int made = 0;
                while (putIntoBoth(kept, deleted, worker + made)) {
                    made++;
                    if (made == 20 && worker.equals("a")) {
                        client.deleteTable(d -> d.tableName(deleted));
                    }
                }
                return made;
            });
        }

        List<Integer> made = runTogether(tasks);

        assertEquals(
                made.get(0) + made.get(1) + made.get(2),
                client.scan(scan -> scan.tableName(kept)).count());
    }

    /** Whether both tables were there. */
    private boolean putIntoBoth(String one, String two, String pk) {
        List<TransactWriteItem> puts = new ArrayList<>();
        for (String table : List.of(one, two)) {
            puts.add(TransactWriteItem.builder()
                    .put(p -> p.tableName(table).item(strings("pk", pk)))
                    .build());
        }
        try {
            client.transactWriteItems(t -> t.transactItems(puts));
            return true;
        } catch (ResourceNotFoundException gone) {
            return false;
        }
    }

    /** Transactions on the same items in opposite orders wait for each other, but not for ever. */
    @Test
    void transactionsOnTheSameItemsDoNotBlockEachOther() throws Exception {
        String table = TestTables.withPartitionKey(client);
        List<TransactWriteItem> forwards = new ArrayList<>();
        for (int at = 0; at < 20; at++) {
            String pk = "counter" + at;
            forwards.add(TransactWriteItem.builder()
                    .update(u -> u.tableName(table)
                            .key(strings("pk", pk))
                            .updateExpression("ADD hits :one")
                            .expressionAttributeValues(Map.of(":one", n("1"))))
                    .build());
        }
        List<TransactWriteItem> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (List<TransactWriteItem> order : List.of(forwards, backwards, forwards, backwards)) {
            tasks.add(() -> {
                for (int round = 0; round < 25; round++) {
                    client.transactWriteItems(t -> t.transactItems(order));
                }
                return null;
            });
        }

        runTogether(tasks);

        for (var item : client.scan(scan -> scan.tableName(table)).items()) {
            assertEquals(n("100"), item.get("hits"));
        }
    }

    /** Runs the tasks at the same time, and gives what they return, in their order. */
    static <T> List<T> runTogether(List<Callable<T>> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("A task failed", e.getCause());
        }
    }
}
