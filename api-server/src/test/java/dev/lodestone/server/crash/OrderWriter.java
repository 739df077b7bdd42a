package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes the items of one owner, one request after the other, and remembers what the server acknowledged. Amounts grow from
 * request to request. Used by one thread at a time.
 */
final class OrderWriter {
    private static final int ORDERS = 24;
    private static final int MOST_AT_ONCE = 12;
    private static final long DELETED = 0;

    private final String owner;
    private final Random random;
    private final Map<String, Long> acknowledged = new HashMap<>();

    /** What a request without an answer was about to change; it happened as a whole or not at all. */
    private final Map<String, Long> inDoubt = new LinkedHashMap<>();

    /** The transaction in doubt, if it counts: it can be sent again with its token. */
    private TransactWriteItemsRequest counting;

    private OrderRequests requests;
    private long amount;

    OrderWriter(String owner, Random random) {
        this.owner = owner;
        this.random = random;
    }

    /** Begins anew in a table that is empty. */
    void begin() {
        acknowledged.clear();
    }

    /** Writes until the server does not answer any more. */
    void write(DynamoDbClient client, String table, Runnable onAcknowledged) {
        requests = new OrderRequests(client, table);
        while (true) {
            try {
                writeOnce();
            } catch (SdkClientException e) {
                return;
            }
            settle();
            onAcknowledged.run();
        }
    }

    private void settle() {
        change(acknowledged, inDoubt);
        inDoubt.clear();
        counting = null;
    }

    /** Whether a request was sent whose answer never came. */
    boolean isInDoubt() {
        return !inDoubt.isEmpty();
    }

    /**
     * Asserts that the store holds what was acknowledged, with or without the request in doubt as a whole.
     *
     * @return whether what was in doubt had happened
     */
    boolean check(StoredOrders orders) {
        Map<String, Long> stored = orders.of(owner);
        Map<String, Long> withDoubtful = new HashMap<>(acknowledged);
        change(withDoubtful, inDoubt);
        boolean happened = isInDoubt() && stored.equals(withDoubtful);
        if (!happened) {
            assertEquals(acknowledged, stored, () -> "items of " + owner + ", in doubt " + inDoubt);
        }
        return happened;
    }

    /** How far its count has come. */
    long count(StoredOrders orders) {
        return orders.of(owner).getOrDefault(Orders.COUNT, 0L);
    }

    /** Sends a transaction that is in doubt again, so that it has happened once; takes anything else as it was found. */
    void resolve(DynamoDbClient client, boolean happened) {
        if (counting != null) {
            client.transactWriteItems(counting);
        }
        if (happened || counting != null) {
            settle();
        }
        inDoubt.clear();
    }

    private void writeOnce() {
        amount++;
        switch (random.nextInt(10)) {
            case 0 -> delete(order());
            case 1, 2 -> add(order());
            case 3 -> batch();
            case 4 -> transact();
            case 5, 6 -> count();
            case 7 -> refuse();
            case 8 -> putAgain(order());
            default -> put(order());
        }
    }

    private OrderKey order() {
        return new OrderKey(owner, "o-" + random.nextInt(ORDERS));
    }

    private void put(OrderKey key) {
        inDoubt.put(key.id(), amount);
        requests.put(key, amount);
    }

    /** Puts what is there already: nothing changes, if it is. */
    private void putAgain(OrderKey key) {
        inDoubt.put(key.id(), acknowledged.getOrDefault(key.id(), amount));
        requests.put(key, inDoubt.get(key.id()));
    }

    private void delete(OrderKey key) {
        inDoubt.put(key.id(), DELETED);
        requests.delete(key);
    }

    private void add(OrderKey key) {
        inDoubt.put(key.id(), amount);
        requests.add(key, acknowledged.getOrDefault(key.id(), 0L), amount);
    }

    private void batch() {
        Map<OrderKey, Long> values = new LinkedHashMap<>();
        several(MOST_AT_ONCE).forEach(key -> values.put(key, random.nextInt(4) == 0 ? DELETED : amount));
        values.forEach((key, value) -> inDoubt.put(key.id(), value));
        requests.batch(values, value -> value == DELETED);
    }

    private void transact() {
        Map<OrderKey, Long> before = new LinkedHashMap<>();
        several(MOST_AT_ONCE / 2).forEach(key -> before.put(key, acknowledged.getOrDefault(key.id(), 0L)));
        before.keySet().forEach(key -> inDoubt.put(key.id(), key.id().endsWith("3") ? DELETED : amount));
        requests.transact(before, amount, key -> inDoubt.get(key.id()) == DELETED);
    }

    /** Counts for the owner and for everybody in one transaction, which meets those of the others. */
    private void count() {
        OrderKey key = new OrderKey(owner, Orders.COUNT);
        inDoubt.put(key.id(), acknowledged.getOrDefault(key.id(), 0L) + 1);
        counting = requests.counting(key, owner + "-" + amount);
        requests.send(counting);
    }

    /** Sends a transaction of which the last condition does not hold. */
    private void refuse() {
        try {
            requests.refused(several(MOST_AT_ONCE / 2), amount);
            fail("a transaction was not cancelled");
        } catch (TransactionCanceledException expected) {
            assertTrue(expected.hasCancellationReasons());
        }
    }

    private Set<OrderKey> several(int most) {
        Set<OrderKey> keys = new LinkedHashSet<>();
        for (int count = 2 + random.nextInt(most - 1); count > 0; count--) {
            keys.add(order());
        }
        return keys;
    }

    private static void change(Map<String, Long> items, Map<String, Long> changes) {
        changes.forEach((id, value) -> {
            if (value == DELETED) {
                items.remove(id);
            } else {
                items.put(id, value);
            }
        });
    }
}
