package dev.lodestone.store.fault;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Request;
import dev.lodestone.store.transaction.CancellationReason;
import dev.lodestone.store.transaction.TransactionCanceledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The faults that requests to a store meet. Of several that a request meets, the latencies add up, the first of the
 * others decides. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling with DynamoDB</a>
 */
public final class Faults {
    private static final String IS_CONFLICT = "Transaction is ongoing for the item";

    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private int added;

    /** Has requests meet a fault from now on. */
    public synchronized ActiveFault add(Fault fault) {
        ActiveFault one = new ActiveFault(Integer.toString(++added), fault);
        active.add(one);
        return one;
    }

    /** The faults there are, those among them that are worn out, in the order in which they were added. */
    public List<ActiveFault> all() {
        return List.copyOf(active);
    }

    /**
     * Takes a fault away.
     *
     * @return whether there was one with this id
     */
    public boolean remove(String id) {
        return active.removeIf(fault -> fault.id().equals(id));
    }

    /** Takes all faults away. */
    public void clear() {
        active.clear();
    }

    /** Whether requests meet no fault, so that they need not be asked about. */
    public boolean isEmpty() {
        return active.isEmpty();
    }

    /**
     * Carries out a request as far as its faults allow.
     *
     * @param call carries it out
     * @throws DynamoDbException where the service refuses it, or a fault has it refused
     * @throws ConnectionLostException if a fault wants it to have no answer
     */
    public <R> R call(Request<R> request, Function<Request<R>, R> call) {
        List<ActiveFault> met = metBy(request);
        await(met);
        for (ActiveFault one : met) {
            Fault fault = one.fault();
            switch (fault.kind()) {
                case LATENCY -> {}
                case UNPROCESSED -> {
                    return call.apply(Withheld.from(request, fault));
                }
                case RESPONSE_LOST -> {
                    R unused = call.apply(request);
                    throw new ConnectionLostException();
                }
                case CONNECTION_DROPPED -> throw new ConnectionLostException();
                case TRANSACTION_CONFLICT -> throw conflict(request, fault);
                default -> throw refusal(fault.kind());
            }
        }
        return call.apply(request);
    }

    private List<ActiveFault> metBy(Request<?> request) {
        ApiOperation operation = request.operation();
        List<TouchedItem> touched = TouchedItem.of(request);
        List<ActiveFault> met = new ArrayList<>();
        boolean decided = false;
        for (ActiveFault fault : active) {
            boolean decides = fault.fault().kind() != FaultKind.LATENCY;
            if (!(decides && decided) && fault.meets(operation, touched)) {
                met.add(fault);
                decided |= decides;
            }
        }
        return met;
    }

    private static void await(List<ActiveFault> met) {
        Duration latency = Duration.ZERO;
        for (ActiveFault fault : met) {
            latency = latency.plus(fault.fault().latency());
        }
        long until = System.nanoTime() + latency.toNanos();
        for (long left = latency.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(left, TimeUnit.MICROSECONDS.toNanos(1)));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static DynamoDbException refusal(FaultKind kind) {
        return switch (kind) {
            case PROVISIONED_THROUGHPUT_EXCEEDED -> DynamoDbException.throughputExceeded();
            case THROTTLING ->
                new DynamoDbException(
                        ErrorType.THROTTLING,
                        "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your"
                                + " table or index so please try again shortly. If exceptions persist, check if you have a hot"
                                + " key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design"
                                + ".html");
            case REQUEST_LIMIT_EXCEEDED ->
                new DynamoDbException(
                        ErrorType.REQUEST_LIMIT_EXCEEDED,
                        "Throughput exceeds the current throughput limit for your account. Please contact AWS Support at"
                                + " https://aws.amazon.com/support request a limit increase");
            case TRANSACTION_IN_PROGRESS ->
                new DynamoDbException(
                        ErrorType.TRANSACTION_IN_PROGRESS, "Transaction from previous request is still in progress");
            default -> DynamoDbException.internal(null);
        };
    }

    /** A transaction is told at which of its items the conflict is. */
    private static DynamoDbException conflict(Request<?> request, Fault fault) {
        ApiOperation operation = request.operation();
        if (operation != ApiOperation.TRANSACT_WRITE_ITEMS && operation != ApiOperation.TRANSACT_GET_ITEMS) {
            return new DynamoDbException(ErrorType.TRANSACTION_CONFLICT, IS_CONFLICT);
        }
        List<CancellationReason> reasons = new ArrayList<>();
        for (TouchedItem item : TouchedItem.of(request)) {
            reasons.add(
                    fault.fits(item)
                            ? new CancellationReason("TransactionConflict", IS_CONFLICT, null)
                            : CancellationReason.NONE);
        }
        return new TransactionCanceledException(reasons);
    }
}
