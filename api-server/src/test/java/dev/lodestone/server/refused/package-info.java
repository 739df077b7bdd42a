/** Requests that must be refused, each with the very answer. Start at {@code RefusedRequestsTest}. */
package dev.lodestone.server.refused;
