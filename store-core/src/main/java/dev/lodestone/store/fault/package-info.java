/** Faults that requests meet because a test wants them to; start at {@link dev.lodestone.store.fault.Faults}. */
package dev.lodestone.store.fault;
