package dev.lodestone.store.transaction;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import java.util.HashSet;
import java.util.List;

/**
 * The rules that hold for a transaction as a whole.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">Transactions</a>
 */
public final class TransactionRules {
    /** The most actions of one transaction. */
    public static final int MOST_ACTIONS = 100;

    /** By what the service multiplies the capacity of a read or write within a transaction. */
    public static final int CAPACITY_FACTOR = 2;

    /** The most bytes, by the service's rules, that all items of one transaction may have together. */
    private static final long MOST_BYTES = 4L << 20;

    private TransactionRules() {}

    /**
     * Checks that no item occurs twice.
     *
     * @throws DynamoDbException ValidationException if one does
     */
    public static void checkDistinct(List<Address> items) {
        if (items.size() > 1 && new HashSet<>(items).size() < items.size()) {
            throw validation("Transaction request cannot include multiple operations on one item");
        }
    }

    /**
     * Checks the size of all items together.
     *
     * @throws DynamoDbException ValidationException if they are too large
     */
    public static void checkSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw validation("The aggregate size of the items in the transaction cannot exceed 4 MB");
        }
    }
}
