/**
 * The shop's tests with DynamoDB Local in their process. {@link InstancePerTest}, {@link TablesMadeAgain} and
 * {@link TablesEmptied} are the ways in which its users give each test a clean store.
 */
package dev.lodestone.benchmarks.testkit.peer;
