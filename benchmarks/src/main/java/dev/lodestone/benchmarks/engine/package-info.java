/**
 * JMH benchmarks of the layers under the server. Start at {@link dev.lodestone.benchmarks.engine.StorageEngineBenchmark},
 * the lowest of them.
 */
package dev.lodestone.benchmarks.engine;
