/**
 * Time and chance, which everything above takes from here so that users and tests can hold them in hand, and the threads
 * that work in the background. Start at {@link dev.lodestone.store.environment.StoreClock}.
 */
package dev.lodestone.store.environment;
