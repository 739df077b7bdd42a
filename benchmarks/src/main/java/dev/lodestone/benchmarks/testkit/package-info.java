/**
 * What the test kit costs in a user's tests: a thousand tests beside the same with an embedded peer, and the first answer in
 * a new process; start at {@link TestkitBenchmark}. This package runs with the JDK alone; what it measures are programs in
 * processes of their own, in the packages below.
 */
package dev.lodestone.benchmarks.testkit;
