package dev.lodestone.store.operation.item;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ConditionalCheckFailedException;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.WriteCapacity;
import dev.lodestone.store.write.WriteOutcome;

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
        WriteOutcome outcome = writer.write(write);
        if (outcome instanceof WriteOutcome.ConditionFailed failed) {
            throw new ConditionalCheckFailedException(
                    "ALL_OLD".equals(options.returnValuesOnConditionCheckFailure()) ? failed.stored() : null);
        }
        return ((WriteOutcome.Applied) outcome).change();
    }

    ConsumedCapacity capacity(ItemChange change, WriteOptions options) {
        ReturnConsumedCapacity wanted = ReturnConsumedCapacity.of(options.returnConsumedCapacity());
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeter meter = new CapacityMeter(change.table().name());
        WriteCapacity.add(change, 1, meter);
        return meter.report(wanted, CapacityMeter.Kind.PLAIN);
    }

    ItemCollectionMetrics collectionMetrics(Table table, Item key, WriteOptions options) {
        return collections.measure(options.returnItemCollectionMetrics(), table, key);
    }
}
