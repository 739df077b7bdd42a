package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.item.AttributeUpdateParameter;
import dev.lodestone.store.operation.item.ExpectedParameter;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.List;

/** Reads the entries of the parameters that expressions have replaced. */
final class LegacyMembers {
    private LegacyMembers() {}

    static ExpectedParameter expected(RequestReader in) {
        if (!in.startStructure()) {
            return new ExpectedParameter(null, null, null, null);
        }
        Supplied<AttributeValue> value = null;
        Boolean exists = null;
        String comparisonOperator = null;
        List<Supplied<AttributeValue>> attributeValueList = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Value" -> value = AttributeValueReader.value(in);
                case "Exists" -> exists = in.bool();
                case "ComparisonOperator" -> comparisonOperator = in.string();
                case "AttributeValueList" -> attributeValueList = in.list(AttributeValueReader::requiredValue);
                default -> in.skip();
            }
        }
        return new ExpectedParameter(value, exists, comparisonOperator, attributeValueList);
    }

    static AttributeUpdateParameter attributeUpdate(RequestReader in) {
        if (!in.startStructure()) {
            return new AttributeUpdateParameter(null, null);
        }
        Supplied<AttributeValue> value = null;
        String action = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Value" -> value = AttributeValueReader.value(in);
                case "Action" -> action = in.string();
                default -> in.skip();
            }
        }
        return new AttributeUpdateParameter(value, action);
    }
}
