/** The load harness: the same load, over the wire, for every DynamoDB server; start at {@link LoadHarness}. */
package dev.lodestone.benchmarks.load;
