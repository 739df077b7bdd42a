package dev.lodestone.store.operation.table;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import java.util.List;

/** An attribute definition as a request gives it; members that were not given are null. */
public record AttributeDefinition(String attributeName, String attributeType) {
    /** Adds the declared constraints of a list of them. */
    static void constrain(String path, List<AttributeDefinition> definitions, Constraints constraints) {
        for (int i = 0; definitions != null && i < definitions.size(); i++) {
            String member = path + "." + (i + 1) + ".member";
            AttributeDefinition definition = definitions.get(i);
            if (definition == null) {
                constraints.required(member, null);
                continue;
            }
            constraints
                    .required(member + ".attributeName", definition.attributeName)
                    .length(member + ".attributeName", definition.attributeName, 1, 255)
                    .required(member + ".attributeType", definition.attributeType)
                    .oneOf(member + ".attributeType", definition.attributeType, AllowedValues.ATTRIBUTE_TYPE);
        }
    }
}
