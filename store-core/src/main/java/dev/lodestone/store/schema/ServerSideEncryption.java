package dev.lodestone.store.schema;

/**
 * The encryption that a table asks for with its own key. It changes nothing but what is reported.
 *
 * @param kmsMasterKeyArn the ARN of the key
 */
public record ServerSideEncryption(String kmsMasterKeyArn) {}
