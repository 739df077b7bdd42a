/**
 * HTTP/1.1 in front of a {@link dev.lodestone.server.wire.WireService} and of {@link dev.lodestone.server.rest.RestService}s, on
 * Netty; the only package that knows Netty. Start at
 * {@link dev.lodestone.server.http.HttpServer}; the way of one request is in {@code Connection}.
 */
package dev.lodestone.server.http;
