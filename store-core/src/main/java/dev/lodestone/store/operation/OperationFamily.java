package dev.lodestone.store.operation;

import java.util.Collection;

/** Operations that a module above the store adds to it. */
@FunctionalInterface
public interface OperationFamily {
    /** The operations, working with these parts of a store that is being opened. */
    Collection<Operation<?, ?>> operations(StoreServices services);
}
