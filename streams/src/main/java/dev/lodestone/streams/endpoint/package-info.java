/** Functions that other servers run; start at {@code InvokeEndpoint}. */
package dev.lodestone.streams.endpoint;
