package dev.lodestone.store.operation.batch;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.item.ItemCollections;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.write.ItemWriter;
import java.util.List;

/** The family's list. */
public final class BatchOperations {
    private BatchOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog, StorageEngine engine, ItemLookup items, ItemWriter writer, ExpressionParser parser) {
        return List.of(
                new BatchGetItem(catalog, parser, items),
                new BatchWriteItem(catalog, writer, new ItemCollections(engine)));
    }
}
