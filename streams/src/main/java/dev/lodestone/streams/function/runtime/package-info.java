/**
 * The Lambda Runtime API without HTTP: how a process asks for invocations and answers them. Start at {@link
 * dev.lodestone.streams.function.runtime.RuntimeApi}.
 */
package dev.lodestone.streams.function.runtime;
