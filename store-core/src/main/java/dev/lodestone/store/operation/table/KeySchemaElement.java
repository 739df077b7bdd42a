package dev.lodestone.store.operation.table;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import java.util.List;

/** An element of a key schema as a request gives it; members that were not given are null. */
public record KeySchemaElement(String attributeName, String keyType) {
    /** The most elements of the key of a table or a local secondary index. */
    static final int MOST_OF_TABLE = 2;

    /** Adds the declared constraints of a key schema. */
    static void constrain(String path, List<KeySchemaElement> schema, int most, Constraints constraints) {
        constraints.required(path, schema).size(path, schema, 1, most);
        for (int i = 0; schema != null && i < schema.size(); i++) {
            String member = path + "." + (i + 1) + ".member";
            KeySchemaElement element = schema.get(i);
            if (element == null) {
                constraints.required(member, null);
                continue;
            }
            constraints
                    .required(member + ".attributeName", element.attributeName)
                    .length(member + ".attributeName", element.attributeName, 1, 255)
                    .required(member + ".keyType", element.keyType)
                    .oneOf(member + ".keyType", element.keyType, AllowedValues.KEY_TYPE);
        }
    }

    boolean isHash() {
        return "HASH".equals(keyType);
    }

    /** The element as the service prints it. */
    @Override
    public String toString() {
        return "KeySchemaElement(attributeName=" + attributeName + ", keyType=" + keyType + ")";
    }
}
