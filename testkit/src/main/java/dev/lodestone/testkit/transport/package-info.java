/**
 * The AWS SDK's HTTP clients without HTTP: they hand requests to the wire of a store in this process. Start at {@link
 * dev.lodestone.testkit.transport.InProcessHttpClient}.
 */
package dev.lodestone.testkit.transport;
