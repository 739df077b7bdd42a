/**
 * A storage engine in the Java heap, without anything native. Start at {@link
 * dev.lodestone.store.engine.memory.MemoryEngine}.
 */
package dev.lodestone.store.engine.memory;
