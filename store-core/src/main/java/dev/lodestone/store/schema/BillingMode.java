package dev.lodestone.store.schema;

/** How a table is paid for, which decides whether it has provisioned throughput. */
public enum BillingMode {
    PROVISIONED,
    PAY_PER_REQUEST
}
