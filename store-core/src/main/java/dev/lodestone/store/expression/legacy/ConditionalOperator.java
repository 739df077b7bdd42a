package dev.lodestone.store.expression.legacy;

/** How the conditions of a legacy parameter are combined. */
public enum ConditionalOperator {
    AND,
    OR
}
