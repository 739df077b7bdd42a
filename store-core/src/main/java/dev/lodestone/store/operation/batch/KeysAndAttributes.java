package dev.lodestone.store.operation.batch;

import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What BatchGetItem is to read of one table; each member null where not given.
 *
 * @param projection never null
 */
public record KeysAndAttributes(
        List<Supplied<Item>> keys,
        ProjectionParameters projection,
        Map<String, String> expressionAttributeNames,
        Boolean consistentRead) {

    /** The same with only these of its keys. */
    KeysAndAttributes with(List<Supplied<Item>> some) {
        return new KeysAndAttributes(List.copyOf(some), projection, expressionAttributeNames, consistentRead);
    }

    boolean isConsistent() {
        return Boolean.TRUE.equals(consistentRead);
    }

    /** The keys, of which none may be faulty. */
    List<Item> suppliedKeys() {
        List<Item> supplied = new ArrayList<>(keys.size());
        for (Supplied<Item> key : keys) {
            supplied.add(key == null ? Item.EMPTY : key.orThrow());
        }
        return supplied;
    }
}
