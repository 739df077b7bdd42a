/**
 * The constraints that the API model declares of request members, and the service's way of reporting all that are
 * violated in one message. Start at {@link dev.lodestone.store.constraint.Constraints}.
 */
package dev.lodestone.store.constraint;
