package dev.lodestone.store.catalog;

import java.util.function.IntSupplier;

/** Makes the state of a new table. */
@FunctionalInterface
public interface StateMaker {
    /**
     * Makes the state.
     *
     * @param spaces gives a space that nothing has used before, at each call
     */
    TableState make(IntSupplier spaces);
}
