/** Requests that are nearly right, made by the thousand. Start at {@link dev.lodestone.server.mutation.MutatedRequestsTest}. */
package dev.lodestone.server.mutation;
