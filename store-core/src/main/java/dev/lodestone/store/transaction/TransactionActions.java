package dev.lodestone.store.transaction;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Prepares the actions of a transaction against their tables. */
public final class TransactionActions {
    private TransactionActions() {}

    /**
     * Prepares every action, and tells of all that do not suit their tables at once.
     *
     * @param count how many actions there are
     * @param action prepares the action of this number, from 0, and throws if it does not suit its table
     * @param address of the item that a prepared action is about
     * @throws DynamoDbException ValidationException if two actions are about one item; TransactionCanceledException if any
     *     does not suit its table
     */
    public static <A> List<A> prepare(int count, IntFunction<A> action, Function<A, Address> address) {
        List<A> prepared = new ArrayList<>(count);
        List<Address> addresses = new ArrayList<>(count);
        CancellationReasons reasons = new CancellationReasons(count);
        for (int at = 0; at < count; at++) {
            try {
                A next = action.apply(at);
                prepared.add(next);
                addresses.add(address.apply(next));
                reasons.none();
            } catch (DynamoDbException fault) {
                reasons.misfit(fault);
            }
        }
        TransactionRules.checkDistinct(addresses);
        reasons.check();
        return prepared;
    }
}
