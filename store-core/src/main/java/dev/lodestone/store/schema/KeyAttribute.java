package dev.lodestone.store.schema;

import dev.lodestone.store.value.AttributeType;

/** An attribute that takes part in a key, and the type that its values must have. */
public record KeyAttribute(String name, AttributeType type) {
    public KeyAttribute {
        if (!type.isKeyType()) {
            throw new IllegalArgumentException("A key attribute is of type S, N or B, found: " + type);
        }
    }
}
