package dev.lodestone.store.operation.transaction;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.item.ItemCollections;
import dev.lodestone.store.transaction.TransactionReader;
import dev.lodestone.store.transaction.TransactionWriter;
import java.util.List;

/** The family's list. */
public final class TransactionOperations {
    private TransactionOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog, StorageEngine engine, TransactionWriter writer, ExpressionParser parser) {
        return List.of(
                new TransactGetItems(catalog, parser, new TransactionReader(engine)),
                new TransactWriteItems(catalog, parser, writer, new ItemCollections(engine)));
    }
}
