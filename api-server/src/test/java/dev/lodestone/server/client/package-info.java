/**
 * Real clients against a server as users run it, in a process of its own unless a test has to reach into it. Start at
 * {@link dev.lodestone.server.client.ServerProcess}.
 */
package dev.lodestone.server.client;
