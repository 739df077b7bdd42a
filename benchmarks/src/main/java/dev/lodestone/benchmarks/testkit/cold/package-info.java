/** What a new process does until its first answer: {@link ColdStart} with a store, {@link Floor} with the SDK alone. */
package dev.lodestone.benchmarks.testkit.cold;
