/** Where batches are reported that a function failed to process; start at {@code FailureDestinations}. */
package dev.lodestone.streams.destination;
