/** DynamoDB Streams over the change log of a store. Start at the package {@code operation}. */
package dev.lodestone.streams;
