package dev.lodestone.store.operation.item;

import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.WriteCapacity;

/** What PutItem, UpdateItem and DeleteItem have in common once they know what to write. Thread-safe. */
final class SingleWrite {
    private final ItemWriter writer;
    private final ItemCollections collections;

    SingleWrite(ItemWriter writer, ItemCollections collections) {
        this.writer = writer;
        this.collections = collections;
    }

    /**
     * Makes the write.
     *
     * @throws DynamoDbException ConditionalCheckFailedException if the condition does not hold; ValidationException if the
     *     write does not fit the stored item
     */
    ItemChange run(ItemWrite write, WriteOptions options) {
        return writer.change(write, "ALL_OLD".equals(options.returnValuesOnConditionCheckFailure()));
    }

    ConsumedCapacity capacity(ItemChange change, WriteOptions options) {
        return WriteCapacity.report(change, ReturnConsumedCapacity.of(options.returnConsumedCapacity()));
    }

    ItemCollectionMetrics collectionMetrics(Table table, Item key, WriteOptions options) {
        return collections.measure(options.returnItemCollectionMetrics(), table, key);
    }
}
