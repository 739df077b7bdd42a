/** JMH benchmarks of functions in child processes; start at {@code InvokeBenchmark}. */
package dev.lodestone.benchmarks.function;
