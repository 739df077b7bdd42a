package dev.lodestone.streams.operation;

import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.OperationFamily;
import dev.lodestone.store.operation.StoreServices;
import java.util.Collection;
import java.util.List;

/** The family's list. A store that is opened with it lets its streams be read. */
public final class StreamOperations implements OperationFamily {
    @Override
    public Collection<Operation<?, ?>> operations(StoreServices services) {
        ExistingStreams existing = new ExistingStreams(services.streams());
        return List.of(
                new DescribeStream(existing, services.clock()),
                new GetRecords(existing, services.streams(), services.clock()),
                new GetShardIterator(existing, services.streams(), services.clock()),
                new ListStreams(services.streams()));
    }
}
