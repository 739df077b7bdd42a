package dev.lodestone.store.operation.query;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.read.Page;

/**
 * The answer of Query and Scan.
 *
 * @param consumedCapacity null where it was not asked for
 */
public record ItemsResponse(Page page, ConsumedCapacity consumedCapacity) {}
