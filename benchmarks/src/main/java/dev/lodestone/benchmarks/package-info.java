/** What is measured and how: {@code load} runs whole servers beside each other; start at {@code load.LoadHarness}. */
package dev.lodestone.benchmarks;
