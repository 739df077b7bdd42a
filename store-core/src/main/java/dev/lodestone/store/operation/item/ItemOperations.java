package dev.lodestone.store.operation.item;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.write.ItemWriter;
import java.util.List;

/** The family's list. */
public final class ItemOperations {
    private ItemOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog, StorageEngine engine, ItemLookup items, ItemWriter writer, ExpressionParser parser) {
        SingleWrite singleWrite = new SingleWrite(writer, new ItemCollections(engine));
        return List.of(
                new DeleteItem(catalog, parser, singleWrite),
                new GetItem(catalog, parser, items),
                new PutItem(catalog, parser, singleWrite),
                new UpdateItem(catalog, parser, singleWrite));
    }
}
