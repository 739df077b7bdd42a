/** How a function is called, whatever runs it; start at {@code InvocationTarget}. */
package dev.lodestone.streams.invocation;
