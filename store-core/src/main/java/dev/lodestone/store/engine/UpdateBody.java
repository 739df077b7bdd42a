package dev.lodestone.store.engine;

import java.util.List;

/**
 * The body of an update: from the values at the declared addresses to changes. It must be pure, since an engine may run
 * it more than once; what it throws leaves the store unchanged and reaches the caller of the update.
 */
@FunctionalInterface
public interface UpdateBody<R> {
    /**
     * Computes the changes.
     *
     * @param current the values at the declared addresses, in their order, null where there is none
     * @param batch takes the changes
     * @return what the update returns
     */
    R apply(List<byte[]> current, WriteBatch batch);
}
