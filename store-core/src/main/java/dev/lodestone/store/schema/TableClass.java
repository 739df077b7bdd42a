package dev.lodestone.store.schema;

/** The storage class of a table. It changes nothing but what is reported. */
public enum TableClass {
    STANDARD,
    STANDARD_INFREQUENT_ACCESS
}
