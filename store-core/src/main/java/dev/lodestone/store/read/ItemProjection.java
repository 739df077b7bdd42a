package dev.lodestone.store.read;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.ItemView;

/**
 * What a read returns of each item: all of it, in its stored form, or what a projection leaves, which stays in its stored
 * form too where the projection names whole attributes. Thread-safe.
 */
public final class ItemProjection {
    /** Returns items whole. */
    public static final ItemProjection WHOLE = new ItemProjection(null, null);

    private final AttributeSelection selection;

    /** Null where whole attributes are selected. */
    private final Projector projector;

    private ItemProjection(AttributeSelection selection, Projector projector) {
        this.selection = selection;
        this.projector = projector;
    }

    /** Returns what the projection leaves; null stands for whole items. */
    public static ItemProjection of(Projection projection) {
        if (projection == null) {
            return WHOLE;
        }
        AttributeSelection selection = new AttributeSelection(projection.attributes());
        return new ItemProjection(selection, namesWholeAttributes(projection) ? null : new Projector(projection));
    }

    private static boolean namesWholeAttributes(Projection projection) {
        for (DocumentPath path : projection.paths()) {
            if (!path.isTopLevel()) {
                return false;
            }
        }
        return true;
    }

    /** What to return of the item; null for null. An item that has nothing of the projection becomes an empty one. */
    public ItemView apply(EncodedItem item) {
        if (item == null || selection == null) {
            return item;
        }
        if (projector == null) {
            return selection.of(item);
        }
        SelectedAttributes attributes = new SelectedAttributes(selection);
        attributes.read(item);
        return projector.project(attributes);
    }
}
