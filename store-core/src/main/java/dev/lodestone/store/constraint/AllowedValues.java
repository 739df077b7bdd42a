package dev.lodestone.store.constraint;

import java.util.List;

/** The values of one of the API's enumerations, in the order in which the service prints them. */
public enum AllowedValues {
    ARCHITECTURE("x86_64", "arm64"),
    ATTRIBUTE_ACTION("ADD", "PUT", "DELETE"),
    ATTRIBUTE_TYPE("B", "N", "S"),
    BILLING_MODE("PROVISIONED", "PAY_PER_REQUEST"),
    COMPARISON_OPERATOR(
            "IN",
            "NULL",
            "BETWEEN",
            "LT",
            "NOT_CONTAINS",
            "EQ",
            "GT",
            "NOT_NULL",
            "NE",
            "LE",
            "BEGINS_WITH",
            "GE",
            "CONTAINS"),
    CONDITIONAL_OPERATOR("OR", "AND"),
    EVENT_SOURCE_POSITION("LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"),
    FUNCTION_RESPONSE_TYPE("ReportBatchItemFailures"),
    FUNCTION_VERSION("ALL"),
    INVOCATION_TYPE("Event", "RequestResponse", "DryRun"),
    KEY_TYPE("HASH", "RANGE"),
    LOG_TYPE("None", "Tail"),
    PACKAGE_TYPE("Zip", "Image"),
    PROJECTION_TYPE("ALL", "INCLUDE", "KEYS_ONLY"),
    RETURN_CONSUMED_CAPACITY("INDEXES", "TOTAL", "NONE"),
    RETURN_ITEM_COLLECTION_METRICS("SIZE", "NONE"),
    RETURN_VALUES("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"),
    RETURN_VALUES_ON_CONDITION_CHECK_FAILURE("ALL_OLD", "NONE"),
    SELECT("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"),
    SHARD_FILTER_TYPE("CHILD_SHARDS"),
    SHARD_ITERATOR_TYPE("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"),
    SSE_TYPE("AES256", "KMS"),
    STREAM_VIEW_TYPE("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"),
    TABLE_CLASS("STANDARD", "STANDARD_INFREQUENT_ACCESS");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> values;

    private final String printed;

    AllowedValues(String... values) {
        this.values = List.of(values);
        this.printed = this.values.toString();
    }

    boolean contains(String value) {
        return values.contains(value);
    }

    /** The values as the service prints them: {@code [HASH, RANGE]}. */
    @Override
    public String toString() {
        return printed;
    }
}
