package dev.lodestone.store.read;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.expression.AttributeSource;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a read returns of each item: all of it, in its stored form, or what a projection leaves, which stays in its stored
 * form too where the projection names whole attributes. Thread-safe.
 */
public final class ItemProjection {
    /** Returns items whole. */
    public static final ItemProjection WHOLE = new ItemProjection(null, null);

    private final AttributeSelection selection;

    /** Null where whole attributes are selected. */
    private final Function<AttributeSource, Item> projector;

    private ItemProjection(AttributeSelection selection, Function<AttributeSource, Item> projector) {
        this.selection = selection;
        this.projector = projector;
    }

    /** Returns what the projection leaves; null stands for whole items. */
    public static ItemProjection of(Projection projection) {
        if (projection == null) {
            return WHOLE;
        }
        AttributeSelection selection = new AttributeSelection(projection.attributes());
        return new ItemProjection(
                selection, namesWholeAttributes(projection) ? null : new Projector(projection)::project);
    }

    /** Returns what the paths lead to, each value as an attribute of the name that it stands under. */
    public static ItemProjection named(Map<String, DocumentPath> paths) {
        Map<String, DocumentPath> named = new LinkedHashMap<>(paths);
        AttributeSelection selection = new AttributeSelection(new Projection(List.copyOf(named.values())).attributes());
        return new ItemProjection(selection, item -> resolve(named, item));
    }

    private static Item resolve(Map<String, DocumentPath> named, AttributeSource item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        named.forEach((name, path) -> {
            AttributeValue value = path.resolveWithin(item.attribute(path.attribute()));
            if (value != null) {
                attributes.put(name, value);
            }
        });
        return new Item(attributes);
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
        return projector.apply(attributes);
    }
}
