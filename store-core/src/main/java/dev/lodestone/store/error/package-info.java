/** The service's errors. Start at {@link dev.lodestone.store.error.DynamoDbException} and its named factories. */
package dev.lodestone.store.error;
