package dev.lodestone.store.transaction;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.error.DynamoDbException;
import java.util.ArrayList;
import java.util.List;

/** Reads several items as they were at one moment. Thread-safe. */
public final class TransactionReader {
    private final Reader reader;

    public TransactionReader(Reader reader) {
        this.reader = reader;
    }

    /**
     * The items at the addresses, in their order, null where there is none.
     *
     * @throws DynamoDbException ValidationException if they are too large together
     */
    public List<EncodedItem> read(List<Address> addresses) {
        List<EncodedItem> items = new ArrayList<>(addresses.size());
        long bytes = 0;
        for (byte[] value : reader.multiGet(addresses)) {
            EncodedItem item = EncodedItem.of(value);
            items.add(item);
            bytes += item == null ? 0 : item.size();
        }
        TransactionRules.checkSize(bytes);
        return items;
    }
}
