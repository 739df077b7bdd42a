package dev.lodestone.store.operation.tag;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.Operation;
import java.util.List;

/** The family's list. */
public final class TagOperations {
    private TagOperations() {}

    public static List<Operation<?, ?>> all(Catalog catalog, StoreClock clock) {
        TaggedTables tables = new TaggedTables(catalog, clock);
        return List.of(new ListTagsOfResource(tables), new TagResource(tables), new UntagResource(tables));
    }
}
