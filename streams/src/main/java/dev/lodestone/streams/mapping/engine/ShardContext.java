package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.FailureDestination;
import dev.lodestone.streams.mapping.batch.Batch;
import dev.lodestone.streams.mapping.batch.BatchEvent;
import dev.lodestone.streams.mapping.batch.DiscardMessage;
import dev.lodestone.streams.mapping.batch.DiscardMessage.Condition;
import dev.lodestone.streams.mapping.batch.PendingRecord;
import dev.lodestone.streams.mapping.batch.WindowState;
import java.util.List;

/** What the lanes of a shard have around them. Immutable but for what is noted of calls; thread-safe. */
final class ShardContext {
    private final MappingServices services;
    private final EventSourceMapping mapping;
    private final Stream stream;
    private final Shard shard;
    private final SerialWork work;
    private final FunctionCalls calls;
    private final FailureLog log;

    ShardContext(
            MappingServices services,
            EventSourceMapping mapping,
            Stream stream,
            Shard shard,
            SerialWork work,
            FunctionCalls calls,
            FailureLog log) {
        this.services = services;
        this.mapping = mapping;
        this.stream = stream;
        this.shard = shard;
        this.work = work;
        this.calls = calls;
        this.log = log;
    }

    MappingServices services() {
        return services;
    }

    EventSourceMapping mapping() {
        return mapping;
    }

    Stream stream() {
        return stream;
    }

    Shard shard() {
        return shard;
    }

    SerialWork work() {
        return work;
    }

    FailureLog log() {
        return log;
    }

    long nowMillis() {
        return services.clock().epochMillis();
    }

    /** The position up to which the stream has lost the shard's records. */
    long trimPoint() {
        return services.streams().trimPoint(stream, shard);
    }

    String newRequestId() {
        return services.ids().next().toString();
    }

    void call(byte[] event, FunctionCalls.Continuation continuation) {
        calls.call(event, continuation);
    }

    /** The event with these records in a tumbling window. */
    byte[] event(List<PendingRecord> records, WindowState window, boolean isFinal) {
        return BatchEvent.of(records, window, shard.id(), mapping.eventSourceArn(), isFinal);
    }

    /** The report of a batch that is given up, or null where nobody takes it. */
    DiscardReport report(
            Batch batch, Condition condition, String requestId, InvocationResult lastResult, byte[] event) {
        String address = mapping.settings().onFailureDestination();
        FailureDestination destination =
                address == null ? null : services.destinations().find(address);
        log.discarded(shard, batch, condition, address, destination != null);
        if (destination == null) {
            return null;
        }
        long now = nowMillis();
        byte[] message = DiscardMessage.of(
                batch,
                condition,
                mapping.functionArn(),
                requestId,
                lastResult,
                mapping.eventSourceArn(),
                shard.id(),
                now);
        return new DiscardReport(
                destination,
                new DiscardedBatch(address, mapping.uuid(), shard.id(), now, newRequestId(), message, event));
    }
}
