package dev.lodestone.store.operation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.transaction.TransactionWriter;
import dev.lodestone.store.write.ItemWriter;

/**
 * The parts of a store on which operations are built. Each is thread-safe.
 *
 * @param reader reads single items
 */
public record StoreServices(
        Catalog catalog,
        Reader reader,
        PageReader pages,
        ItemWriter writer,
        TransactionWriter transactions,
        StoreClock clock,
        StreamReader streams) {}
