/**
 * Requests that are nearly right, made from valid ones: by the thousand, and by what the API model declares;
 * and statements likewise. Start at
 * {@link dev.lodestone.server.mutation.MutatedRequestsTest}.
 */
package dev.lodestone.server.mutation;
