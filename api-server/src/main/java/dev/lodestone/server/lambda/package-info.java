/** The HTTP interfaces of Lambda; start at {@code RuntimeApiService}. */
package dev.lodestone.server.lambda;
