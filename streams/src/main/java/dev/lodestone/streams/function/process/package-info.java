/**
 * The child processes that run functions: starting, feeding, watching and ending them. Start at {@link
 * dev.lodestone.streams.function.process.FunctionPool}.
 */
package dev.lodestone.streams.function.process;
