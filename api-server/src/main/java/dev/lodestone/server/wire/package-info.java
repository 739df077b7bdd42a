/**
 * The JSON wire: from the bytes of a request to the bytes of its answer, without HTTP. Start at
 * {@link dev.lodestone.server.wire.WireService}.
 */
package dev.lodestone.server.wire;
