/** Calls of functions whose results nobody waits for; start at {@code AsynchronousCalls}. */
package dev.lodestone.streams.asynchronous;
