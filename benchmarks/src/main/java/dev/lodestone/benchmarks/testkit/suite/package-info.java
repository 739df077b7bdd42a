/**
 * The tests that are run on both sides, from the same sources: {@link ShopTests} has their bodies, {@link SuiteRunner} runs
 * them. Nothing here knows whose store it is.
 */
package dev.lodestone.benchmarks.testkit.suite;
