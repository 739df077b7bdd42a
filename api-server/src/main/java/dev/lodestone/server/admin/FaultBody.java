package dev.lodestone.server.admin;

import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.FaultKind;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** The body of a request that adds a fault. Used once. */
final class FaultBody {
    static final String KIND = "kind";
    static final String OPERATIONS = "operations";
    static final String TABLE = "table";
    static final String KEY = "key";
    static final String AFTER = "after";
    static final String TIMES = "times";
    static final String PERCENT = "percent";
    static final String SEED = "seed";
    static final String LATENCY = "latency";

    private String kind;
    private List<String> operations;
    private String table;
    private Supplied<Item> key;
    private Integer after;
    private Integer times;
    private Integer percent;
    private Long seed;
    private String latency;

    private FaultBody() {}

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if it describes no fault; its message says why
     * @throws dev.lodestone.server.rest.RestException status 400 if it is not JSON
     */
    static Fault read(byte[] body) {
        try {
            FaultBody read = new FaultBody();
            RequestReader.read(body, read::member);
            return read.fault();
        } catch (DynamoDbException malformed) {
            String reason = malformed.getMessage();
            throw reason == null
                    ? AdminBody.notAnObject()
                    : new IllegalArgumentException("The body is malformed: " + reason);
        }
    }

    private void member(String name, RequestReader in) {
        switch (name) {
            case KIND -> kind = in.string();
            case OPERATIONS -> operations = in.stringList();
            case TABLE -> table = in.string();
            case KEY -> key = AttributeValueReader.item(in);
            case AFTER -> after = in.integer();
            case TIMES -> times = in.integer();
            case PERCENT -> percent = in.integer();
            case SEED -> seed = in.longInteger();
            case LATENCY -> latency = in.string();
            default -> throw new IllegalArgumentException("Unknown member \"" + name + "\"");
        }
    }

    private Fault fault() {
        FaultKind wanted = kind == null ? null : FaultKind.of(kind);
        if (wanted == null) {
            throw new IllegalArgumentException("There is no kind of fault " + kind);
        }
        Fault fault = wanted == FaultKind.LATENCY ? Fault.latency(duration()) : Fault.of(wanted);
        if (operations != null) {
            fault = fault.on(operations.toArray(String[]::new));
        }
        if (table != null) {
            fault = fault.table(table);
        }
        if (key != null) {
            fault = fault.key(key.orThrow());
        }
        if (after != null) {
            fault = fault.after(after);
        }
        if (times != null) {
            fault = fault.times(times);
        }
        return fault.percent(percent == null ? fault.percent() : percent, seed == null ? 0 : seed);
    }

    private Duration duration() {
        try {
            return Duration.parse(latency == null ? "" : latency);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Latency takes a duration such as PT0.5S", e);
        }
    }
}
