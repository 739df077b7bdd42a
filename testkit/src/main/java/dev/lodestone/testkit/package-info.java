/** Lodestone inside the process of a test; start at {@link dev.lodestone.testkit.Lodestone}. */
package dev.lodestone.testkit;
