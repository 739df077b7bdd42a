/**
 * The shop's tests with a store of ours, as {@code benchmarks/testkit} runs them: {@link RewoundStores} and
 * {@link CopiedStores}.
 */
package dev.lodestone.benchmarks.testkit.embedded;
