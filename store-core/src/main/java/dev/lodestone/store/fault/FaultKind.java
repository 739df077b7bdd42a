package dev.lodestone.store.fault;

import dev.lodestone.store.operation.ApiOperation;

/** What a fault does to a request. */
public enum FaultKind {
    /** The table's throughput is used up; nothing has happened. */
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceeded"),

    /** Requests come too fast; nothing has happened. */
    THROTTLING("Throttling"),

    /** The account's throughput is used up; nothing has happened. */
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded"),

    /** The service has failed; nothing has happened. */
    INTERNAL_SERVER_ERROR("InternalServerError"),

    /** A transaction has the item: a write is refused, and a transaction cancelled with the reason at each of its items. */
    TRANSACTION_CONFLICT("TransactionConflict"),

    /** The transaction with this token is still being carried out. */
    TRANSACTION_IN_PROGRESS("TransactionInProgress"),

    /** Items of a batch are left unprocessed. */
    UNPROCESSED("Unprocessed"),

    /** The answer takes longer. */
    LATENCY("Latency"),

    /** The connection ends before the request is carried out. */
    CONNECTION_DROPPED("ConnectionDropped"),

    /** The request is carried out, and the connection ends before the answer is sent. */
    RESPONSE_LOST("ResponseLost");

    private final String apiName;

    FaultKind(String apiName) {
        this.apiName = apiName;
    }

    /** The name by which the admin API knows it. */
    public String apiName() {
        return apiName;
    }

    /** Whether the operation can meet this fault at all. */
    boolean appliesTo(ApiOperation operation) {
        return switch (this) {
            case TRANSACTION_CONFLICT -> isWriteOrTransaction(operation);
            case TRANSACTION_IN_PROGRESS ->
                operation == ApiOperation.TRANSACT_WRITE_ITEMS || operation == ApiOperation.EXECUTE_TRANSACTION;
            case UNPROCESSED -> operation == ApiOperation.BATCH_GET_ITEM || operation == ApiOperation.BATCH_WRITE_ITEM;
            default -> true;
        };
    }

    private static boolean isWriteOrTransaction(ApiOperation operation) {
        return switch (operation) {
            case PUT_ITEM, UPDATE_ITEM, DELETE_ITEM, TRANSACT_GET_ITEMS, TRANSACT_WRITE_ITEMS -> true;
            default -> false;
        };
    }

    /** The kind with this name, or null. */
    public static FaultKind of(String apiName) {
        for (FaultKind kind : values()) {
            if (kind.apiName.equals(apiName)) {
                return kind;
            }
        }
        return null;
    }
}
