/**
 * The functions that are called here: those that run in child processes, and those of this process. Start at {@link
 * dev.lodestone.streams.function.Functions}.
 */
package dev.lodestone.streams.function;
