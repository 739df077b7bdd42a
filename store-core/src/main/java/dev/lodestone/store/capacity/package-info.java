/**
 * Consumed capacity: the arithmetic, and the form in which responses report it. Start at
 * {@link dev.lodestone.store.capacity.CapacityMeter}.
 */
package dev.lodestone.store.capacity;
