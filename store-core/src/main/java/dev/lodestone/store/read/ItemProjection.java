package dev.lodestone.store.read;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.value.ItemView;

/** What a read returns of each item: all of it, in its stored form, or what a projection leaves. Thread-safe. */
public final class ItemProjection {
    /** Returns items whole. */
    public static final ItemProjection WHOLE = new ItemProjection(null);

    private final Projector projector;

    private ItemProjection(Projector projector) {
        this.projector = projector;
    }

    /** Returns what the projection leaves; null stands for whole items. */
    public static ItemProjection of(Projection projection) {
        return projection == null ? WHOLE : new ItemProjection(new Projector(projection));
    }

    /** What to return of the item; null for null. An item that has nothing of the projection becomes an empty one. */
    public ItemView apply(EncodedItem item) {
        return item == null || projector == null ? item : projector.project(item::get);
    }
}
