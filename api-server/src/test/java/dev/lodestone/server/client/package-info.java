/**
 * Real clients against a server in a process of its own, as users run it. Start at
 * {@link dev.lodestone.server.client.ServerProcess}.
 */
package dev.lodestone.server.client;
