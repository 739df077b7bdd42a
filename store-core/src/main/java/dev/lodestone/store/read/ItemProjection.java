package dev.lodestone.store.read;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.value.ItemView;

/** What a read returns of each item: all of it, in its stored form, or what a projection leaves. Thread-safe. */
public final class ItemProjection {
    /** Returns items whole. */
    public static final ItemProjection WHOLE = new ItemProjection(null, null);

    private final Projector projector;
    private final AttributeSelection selection;

    private ItemProjection(Projector projector, AttributeSelection selection) {
        this.projector = projector;
        this.selection = selection;
    }

    /** Returns what the projection leaves; null stands for whole items. */
    public static ItemProjection of(Projection projection) {
        return projection == null
                ? WHOLE
                : new ItemProjection(new Projector(projection), new AttributeSelection(projection.attributes()));
    }

    /** What to return of the item; null for null. An item that has nothing of the projection becomes an empty one. */
    public ItemView apply(EncodedItem item) {
        if (item == null || projector == null) {
            return item;
        }
        SelectedAttributes attributes = new SelectedAttributes(selection);
        attributes.read(item);
        return projector.project(attributes);
    }
}
