/**
 * Servers that are killed while they work, and what they find when they start again. Start at
 * {@link dev.lodestone.server.crash.CrashTest}.
 */
package dev.lodestone.server.crash;
