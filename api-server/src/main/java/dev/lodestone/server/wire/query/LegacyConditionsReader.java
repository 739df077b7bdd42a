package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.query.LegacyConditions;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.List;
import java.util.Map;

/** Reads {@code KeyConditions}, {@code QueryFilter} and {@code ScanFilter}. */
final class LegacyConditionsReader {
    private LegacyConditionsReader() {}

    /** Reads the conditions; null for null. */
    static LegacyConditions read(RequestReader in) {
        Map<String, LegacyConditions.Entry> entries = in.map(LegacyConditionsReader::entry);
        return entries == null ? null : new LegacyConditions(entries);
    }

    private static LegacyConditions.Entry entry(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String comparisonOperator = null;
        List<Supplied<AttributeValue>> attributeValueList = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ComparisonOperator" -> comparisonOperator = in.string();
                case "AttributeValueList" -> attributeValueList = in.list(AttributeValueReader::requiredValue);
                default -> in.skip();
            }
        }
        return new LegacyConditions.Entry(comparisonOperator, attributeValueList);
    }
}
