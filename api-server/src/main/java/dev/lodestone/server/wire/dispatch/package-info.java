/**
 * The wire of a store: each request is taken to its operation's codec, run, and answered. Start at
 * {@link dev.lodestone.server.wire.dispatch.DataStoreWire}.
 */
package dev.lodestone.server.wire.dispatch;
