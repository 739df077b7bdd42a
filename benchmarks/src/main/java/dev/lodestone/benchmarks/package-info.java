/**
 * What is measured and how: {@code load} runs whole servers beside each other, start at {@code load.LoadHarness};
 * {@code testkit} runs tests beside each other, start at {@code testkit.TestkitBenchmark}.
 */
package dev.lodestone.benchmarks;
