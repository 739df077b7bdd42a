package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;

/** One change that an update makes, at one path. */
public sealed interface UpdateAction {
    /** Where the change is made. */
    DocumentPath path();

    /** Puts a value at the path. */
    record Set(DocumentPath path, UpdateValue value) implements UpdateAction {}

    /** Removes what is at the path, if there is anything. */
    record Remove(DocumentPath path) implements UpdateAction {}

    /** Adds a number to the number at the path, or elements to the set there; in the legacy parameters also to a list. */
    record Add(DocumentPath path, AttributeValue value) implements UpdateAction {}

    /** Takes elements from the set at the path; a set that loses its last element is removed. */
    record Delete(DocumentPath path, AttributeValue value) implements UpdateAction {}
}
