/** The errors that the Lambda API answers with; start at {@code LambdaException}. */
package dev.lodestone.streams.error;
