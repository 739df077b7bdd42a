package dev.lodestone.store.operation.item;

import dev.lodestone.store.value.Item;

/**
 * The item collection that a write touched, and bounds on its size.
 *
 * @param itemCollectionKey the partition key
 * @param lowerBoundGigabytes whole gigabytes that it has at least
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections">Item
 *     collections</a>
 */
public record ItemCollectionMetrics(Item itemCollectionKey, long lowerBoundGigabytes) {}
