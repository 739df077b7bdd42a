package dev.lodestone.store.schema;

/** Declared capacity in read and write units a second; zero for tables that are billed per request. */
public record ProvisionedThroughput(long readCapacityUnits, long writeCapacityUnits) {
    public static final ProvisionedThroughput NONE = new ProvisionedThroughput(0, 0);
}
