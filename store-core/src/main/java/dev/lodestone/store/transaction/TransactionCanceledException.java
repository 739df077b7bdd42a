package dev.lodestone.store.transaction;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import java.util.List;

/** A transaction was cancelled: nothing of it has happened. */
public final class TransactionCanceledException extends DynamoDbException {
    private static final long serialVersionUID = 1L;

    private final transient List<CancellationReason> reasons;

    /** A cancellation for these reasons, one for each action in their order. */
    public TransactionCanceledException(List<CancellationReason> reasons) {
        super(ErrorType.TRANSACTION_CANCELED, message(reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** One reason for each action, in their order. */
    public List<CancellationReason> reasons() {
        return reasons;
    }

    private static String message(List<CancellationReason> reasons) {
        StringBuilder message =
                new StringBuilder("Transaction cancelled, please refer cancellation reasons for specific reasons [");
        for (int at = 0; at < reasons.size(); at++) {
            message.append(at == 0 ? "" : ", ").append(reasons.get(at).code());
        }
        return message.append(']').toString();
    }
}
