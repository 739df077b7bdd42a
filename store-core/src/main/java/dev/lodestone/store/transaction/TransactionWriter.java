package dev.lodestone.store.transaction;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.WriteOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes several writes together or not at all, and no second time for the same token. Thread-safe.
 *
 * <p>Two concurrent transactions on the same items, or with the same token, wait for each other.
 */
public final class TransactionWriter {
    private final StorageEngine engine;
    private final ItemWriter writer;
    private final IdempotencyTokens tokens;

    public TransactionWriter(StorageEngine engine, ItemWriter writer, StoreClock clock) {
        this.engine = engine;
        this.writer = writer;
        this.tokens = new IdempotencyTokens(engine, clock);
    }

    /**
     * Makes the writes.
     *
     * @param writes to different items
     * @param token null for none
     * @throws TransactionCanceledException if a write cannot be made
     * @throws DynamoDbException IdempotentParameterMismatchException if the token was used for another request;
     *     ValidationException if the items are too large together
     */
    public TransactionOutcome write(List<TransactionalWrite> writes, RequestToken token) {
        List<ItemWrite> itemWrites = new ArrayList<>(writes.size());
        for (TransactionalWrite write : writes) {
            itemWrites.add(write.write());
        }
        if (token == null) {
            return writer.writeAll(itemWrites, List.of(), (outcomes, found, batch) -> settle(writes, outcomes));
        }
        while (true) {
            try {
                return writeOnce(writes, itemWrites, token);
            } catch (IdempotencyTokens.AlreadyAppliedException replay) {
                return new TransactionOutcome.Replayed(read(itemWrites));
            } catch (IdempotencyTokens.WindowOverException again) {
                Thread.onSpinWait();
            }
        }
    }

    private TransactionOutcome writeOnce(
            List<TransactionalWrite> writes, List<ItemWrite> itemWrites, RequestToken token) {
        long window = tokens.window();
        List<Address> addresses = tokens.addresses(token, window);
        return writer.writeAll(itemWrites, addresses, (outcomes, found, batch) -> {
            tokens.store(token, window, addresses, found, batch);
            return settle(writes, outcomes);
        });
    }

    private static TransactionOutcome settle(List<TransactionalWrite> writes, List<WriteOutcome> outcomes) {
        List<ItemChange> changes = new ArrayList<>(outcomes.size());
        CancellationReasons reasons = new CancellationReasons(outcomes.size());
        long bytes = 0;
        for (int at = 0; at < outcomes.size(); at++) {
            WriteOutcome outcome = outcomes.get(at);
            if (outcome instanceof WriteOutcome.Applied applied) {
                reasons.none();
                changes.add(applied.change());
                EncodedItem after = applied.change().after();
                bytes += after == null ? 0 : after.size();
            } else if (outcome instanceof WriteOutcome.ConditionFailed failed) {
                reasons.conditionalCheckFailed(writes.get(at).returnsItem() ? failed.stored() : null);
            } else {
                reasons.misfit(((WriteOutcome.Misfit) outcome).fault());
            }
        }
        reasons.check();
        TransactionRules.checkSize(bytes);
        return new TransactionOutcome.Applied(changes);
    }

    private List<EncodedItem> read(List<ItemWrite> writes) {
        List<Address> addresses = new ArrayList<>(writes.size());
        for (ItemWrite write : writes) {
            addresses.add(write.address());
        }
        List<EncodedItem> items = new ArrayList<>(writes.size());
        for (byte[] value : engine.multiGet(addresses)) {
            items.add(EncodedItem.of(value));
        }
        return items;
    }
}
