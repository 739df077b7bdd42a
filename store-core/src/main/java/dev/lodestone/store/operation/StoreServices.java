package dev.lodestone.store.operation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.transaction.TransactionWriter;
import dev.lodestone.store.write.ItemWriter;

/**
 * The parts of a store on which operations are built. Each is thread-safe.
 *
 * @param reader reads what is committed now
 * @param items reads single items, as consistently as is asked for
 * @param clock the store's; who waits for a moment of it wants to know when it is set
 */
public record StoreServices(
        Catalog catalog,
        Reader reader,
        ItemLookup items,
        PageReader pages,
        ItemWriter writer,
        TransactionWriter transactions,
        SettableClock clock,
        StreamReader streams) {}
