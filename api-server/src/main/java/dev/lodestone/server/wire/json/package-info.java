/**
 * JSON as the protocol uses it: reading that knows the service's SerializationExceptions, and writing without trees.
 * Start at {@link dev.lodestone.server.wire.json.RequestReader} and
 * {@link dev.lodestone.server.wire.json.ResponseWriter}.
 */
package dev.lodestone.server.wire.json;
