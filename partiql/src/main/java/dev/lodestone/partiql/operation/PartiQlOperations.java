package dev.lodestone.partiql.operation;

import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.OperationFamily;
import dev.lodestone.store.operation.StoreServices;
import java.util.Collection;
import java.util.List;

/** The family's list. A store that is opened with it understands statements. */
public final class PartiQlOperations implements OperationFamily {
    @Override
    public Collection<Operation<?, ?>> operations(StoreServices services) {
        StatementCache statements = new StatementCache();
        return List.of(
                new BatchExecuteStatement(services, statements),
                new ExecuteStatement(services, statements),
                new ExecuteTransaction(services, statements));
    }
}
