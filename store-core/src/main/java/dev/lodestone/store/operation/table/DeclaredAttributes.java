package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.value.AttributeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes that a request defines, against which its keys are checked. Immutable. */
final class DeclaredAttributes {
    private final Map<String, KeyAttribute> byName = new LinkedHashMap<>();

    private DeclaredAttributes() {}

    /** The attributes of a request whose declared constraints have been checked; null counts as none. */
    static DeclaredAttributes of(List<AttributeDefinition> definitions) {
        DeclaredAttributes declared = new DeclaredAttributes();
        for (AttributeDefinition definition : definitions == null ? List.<AttributeDefinition>of() : definitions) {
            KeyAttribute attribute =
                    new KeyAttribute(definition.attributeName(), AttributeType.valueOf(definition.attributeType()));
            if (declared.byName.put(attribute.name(), attribute) != null) {
                throw validation("Attribute Name is duplicated: " + attribute.name());
            }
        }
        return declared;
    }

    /** The same attributes, over which those that are in use already take precedence. */
    DeclaredAttributes withExisting(List<KeyAttribute> existing) {
        DeclaredAttributes merged = new DeclaredAttributes();
        merged.byName.putAll(byName);
        existing.forEach(attribute -> merged.byName.put(attribute.name(), attribute));
        return merged;
    }

    int size() {
        return byName.size();
    }

    /** The attribute with this name, or null. */
    KeyAttribute find(String name) {
        return byName.get(name);
    }

    /** Refuses a key of which any attribute is not defined. */
    void checkDefined(List<String> keys) {
        if (!byName.keySet().containsAll(keys)) {
            throw invalidParameters("Some index key attributes are not defined in" + " AttributeDefinitions. Keys: "
                    + keys + ", AttributeDefinitions: " + printed());
        }
    }

    /** Refuses definitions that none of the keys of a table and its indexes uses. */
    void checkUsed(Iterable<String> keysOfTableAndIndexes) {
        Set<String> used = new HashSet<>();
        keysOfTableAndIndexes.forEach(used::add);
        if (!used.containsAll(byName.keySet())) {
            throw invalidParameters("Some AttributeDefinitions are not used." + " AttributeDefinitions: " + printed()
                    + ", keys used: " + used);
        }
    }

    /** The names as the service prints them: in the order of a hash set with just enough room for them. */
    private Set<String> printed() {
        Set<String> names = new HashSet<>((int) Math.ceil(byName.size() / 0.75));
        names.addAll(byName.keySet());
        return names;
    }

    /** Those of the attributes that have one of the names, ordered by name as the service reports them. */
    List<KeyAttribute> sorted(Set<String> names) {
        List<KeyAttribute> attributes = new ArrayList<>();
        for (KeyAttribute attribute : byName.values()) {
            if (names.contains(attribute.name())) {
                attributes.add(attribute);
            }
        }
        attributes.sort(Comparator.comparing(KeyAttribute::name));
        return attributes;
    }
}
