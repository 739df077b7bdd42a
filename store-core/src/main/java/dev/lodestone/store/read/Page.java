package dev.lodestone.store.read;

import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.util.List;

/**
 * A page of items.
 *
 * @param items null where only their number is wanted
 * @param count how many items the filter has let through
 * @param scannedCount how many entries were evaluated
 * @param lastEvaluatedKey the key of the last of them, or null where there are no more
 * @param bytes the size of the entries evaluated, by the service's rules
 * @param fetchedBytes the size of the items that were fetched from the table for entries of an index, each of them rounded
 *     up to what a read unit reads
 */
public record Page(
        List<ItemView> items, int count, int scannedCount, Item lastEvaluatedKey, long bytes, long fetchedBytes) {}
