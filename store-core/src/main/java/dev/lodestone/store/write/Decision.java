package dev.lodestone.store.write;

import dev.lodestone.store.engine.WriteBatch;
import java.util.List;

/** Decides whether several writes are made together. It must be pure but for the batch, since an update may run again. */
@FunctionalInterface
public interface Decision<R> {
    /**
     * Looks at what the writes would do, and throws if they shall not.
     *
     * @param outcomes of the writes, in their order
     * @param alsoRead the values at the further addresses, in their order, null where there is none
     * @param batch holds the changes so far, and takes more
     */
    R decide(List<WriteOutcome> outcomes, List<byte[]> alsoRead, WriteBatch batch);
}
