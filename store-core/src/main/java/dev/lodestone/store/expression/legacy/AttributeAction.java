package dev.lodestone.store.expression.legacy;

/** What {@code AttributeUpdates} does with an attribute. */
public enum AttributeAction {
    ADD,
    PUT,
    DELETE
}
