package dev.lodestone.store.catalog;

/**
 * Whose tables a request speaks of.
 *
 * @param namespace separates tables of equal names from each other; empty where all requests share one set of tables
 * @param region the region that stands in the ARNs of tables created in this scope
 * @param accountId the account that stands there
 */
public record RequestScope(String namespace, String region, String accountId) {
    /** The ARN of a table with this name. */
    String tableArn(String tableName) {
        return "arn:aws:dynamodb:" + region + ":" + accountId + ":table/" + tableName;
    }

    /** The ARN of the stream with this label of a table with this name. */
    String streamArn(String tableName, String label) {
        return tableArn(tableName) + "/stream/" + label;
    }
}
