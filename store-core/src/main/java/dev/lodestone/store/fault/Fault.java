package dev.lodestone.store.fault;

import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A fault, and which requests meet it. Of the requests that fit, those before {@code skipped} pass, of the others each meets
 * it by chance as often as it says, until it has been met as often as it says. The same requests in the same order meet the same
 * faults each time, whatever the chance: the seed decides. Immutable.
 *
 * @param operations those that meet it; empty for all that can
 * @param table the name of the table that a request must touch, or null for any
 * @param key attributes that an item which a request names must have; empty for any. Requests that name no items, such as queries,
 *     do not fit then
 * @param skipped how many requests that fit pass before the first can meet it
 * @param times how often it is met, or {@link #ALWAYS}
 * @param percent of the requests that fit, how many meet it: from 1 to 100
 * @param seed what chance begins with
 * @param latency how much longer a request takes; zero for other kinds than latency
 */
public record Fault(
        FaultKind kind,
        Set<ApiOperation> operations,
        String table,
        Item key,
        int skipped,
        int times,
        int percent,
        long seed,
        Duration latency) {
    /** The number of times of a fault that does not wear out. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Duration LONGEST_LATENCY = Duration.ofMinutes(10);

    public Fault {
        Objects.requireNonNull(kind, "kind");
        operations = Set.copyOf(operations);
        require(skipped >= 0, "A fault cannot skip fewer than no requests");
        require(times > 0, "A fault is met at least once");
        require(percent > 0 && percent <= 100, "Between 1 and 100 percent of the requests meet a fault");
        require((kind == FaultKind.LATENCY) == !latency.isZero(), "Latency, and only latency, has a duration");
        require(!latency.isNegative() && latency.compareTo(LONGEST_LATENCY) <= 0, "Latency is at most ten minutes");
        for (ApiOperation operation : operations) {
            require(kind.appliesTo(operation), operation.apiName() + " cannot meet " + kind.apiName());
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A fault of this kind that every request meets that can. */
    public static Fault of(FaultKind kind) {
        return of(kind, Duration.ZERO);
    }

    /** Requests that take longer. */
    public static Fault latency(Duration latency) {
        return of(FaultKind.LATENCY, latency);
    }

    private static Fault of(FaultKind kind, Duration latency) {
        return new Fault(kind, Set.of(), null, Item.EMPTY, 0, ALWAYS, 100, 0, latency);
    }

    /**
     * Only these operations meet it.
     *
     * @param names as the API calls them, such as {@code PutItem}
     * @throws IllegalArgumentException if there is no such operation, or it cannot meet this kind of fault
     */
    public Fault on(String... names) {
        Set<ApiOperation> found = EnumSet.noneOf(ApiOperation.class);
        for (String name : names) {
            found.add(operation(name));
        }
        return new Fault(kind, found, table, key, skipped, times, percent, seed, latency);
    }

    private static ApiOperation operation(String name) {
        for (ApiOperation operation : ApiOperation.values()) {
            if (operation.apiName().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("There is no operation " + name);
    }

    /** Only requests that touch this table meet it. Statements of PartiQL are not looked into: they do not fit then. */
    public Fault table(String name) {
        return new Fault(kind, operations, name, key, skipped, times, percent, seed, latency);
    }

    /** Only requests that name an item with this attribute meet it, and with those that were given before. */
    public Fault key(String attribute, String value) {
        return key(attribute, new AttributeValue.S(value));
    }

    /** The same for a number. */
    public Fault key(String attribute, long value) {
        return key(attribute, new AttributeValue.N(DynamoNumber.of(value)));
    }

    private Fault key(String attribute, AttributeValue value) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(key.attributes());
        attributes.put(attribute, value);
        return key(new Item(attributes));
    }

    /** Only requests that name an item with these attributes meet it. */
    public Fault key(Item attributes) {
        return new Fault(kind, operations, table, attributes, skipped, times, percent, seed, latency);
    }

    /** So many requests that fit pass first. */
    public Fault after(int requests) {
        return new Fault(kind, operations, table, key, requests, times, percent, seed, latency);
    }

    /** It is met so many times, and not any more. */
    public Fault times(int count) {
        return new Fault(kind, operations, table, key, skipped, count, percent, seed, latency);
    }

    /** Of the requests that fit, so many meet it, chosen by chance from this seed on. */
    public Fault percent(int newPercent, long newSeed) {
        return new Fault(kind, operations, table, key, skipped, times, newPercent, newSeed, latency);
    }

    boolean canMeet(ApiOperation operation) {
        return kind.appliesTo(operation) && (operations.isEmpty() || operations.contains(operation));
    }

    /** Whether it is this item, or one without more known of it, that the fault is about. */
    boolean fits(TouchedItem touched) {
        if (table != null && !table.equals(touched.table())) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> wanted : key.attributes().entrySet()) {
            if (touched.item() == null
                    || !wanted.getValue().equals(touched.item().get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is about requests of any kind, what they touch not looked at. */
    boolean fitsAll() {
        return table == null && key.isEmpty();
    }
}
