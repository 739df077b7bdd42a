/** What the harnesses share: where the numbers come from, how they are spread over rounds, and the peers' installation. */
package dev.lodestone.benchmarks.harness;
