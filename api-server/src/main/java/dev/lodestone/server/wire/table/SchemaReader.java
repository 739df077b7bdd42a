package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.ProjectionParameters;
import dev.lodestone.store.operation.table.SseSpecification;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.List;

/** Reads the structures of which tables and indexes are declared; null for null. */
final class SchemaReader {
    private SchemaReader() {}

    static List<AttributeDefinition> attributeDefinitions(RequestReader in) {
        return in.list(SchemaReader::attributeDefinition);
    }

    private static AttributeDefinition attributeDefinition(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String attributeName = null;
        String attributeType = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "AttributeName" -> attributeName = in.string();
                case "AttributeType" -> attributeType = in.string();
                default -> in.skip();
            }
        }
        return new AttributeDefinition(attributeName, attributeType);
    }

    static List<KeySchemaElement> keySchema(RequestReader in) {
        return in.list(SchemaReader::keySchemaElement);
    }

    private static KeySchemaElement keySchemaElement(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String attributeName = null;
        String keyType = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "AttributeName" -> attributeName = in.string();
                case "KeyType" -> keyType = in.string();
                default -> in.skip();
            }
        }
        return new KeySchemaElement(attributeName, keyType);
    }

    /** A local or global index, at the creation of a table or in an update of one. */
    static IndexParameters index(RequestReader in) {
        return index(null, in);
    }

    /** The same where the type of the structure is not to be told from the name of the member. */
    static IndexParameters index(String type, RequestReader in) {
        if (!in.startStructure(type)) {
            return null;
        }
        String indexName = null;
        List<KeySchemaElement> keySchema = null;
        ProjectionParameters projection = null;
        ThroughputParameters provisioned = null;
        OnDemandThroughput onDemand = null;
        WarmThroughput warm = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "IndexName" -> indexName = in.string();
                case "KeySchema" -> keySchema = keySchema(in);
                case "Projection" -> projection = projection(in);
                case "ProvisionedThroughput" -> provisioned = throughput(in);
                case "OnDemandThroughput" -> onDemand = onDemandThroughput(in);
                case "WarmThroughput" -> warm = warmThroughput(in);
                default -> in.skip();
            }
        }
        return new IndexParameters(indexName, keySchema, projection, provisioned, onDemand, warm);
    }

    private static ProjectionParameters projection(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String projectionType = null;
        List<String> nonKeyAttributes = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ProjectionType" -> projectionType = in.string();
                case "NonKeyAttributes" -> nonKeyAttributes = in.stringList();
                default -> in.skip();
            }
        }
        return new ProjectionParameters(projectionType, nonKeyAttributes);
    }

    static ThroughputParameters throughput(RequestReader in) {
        Long[] units = twoNumbers("ReadCapacityUnits", "WriteCapacityUnits", in);
        return units == null ? null : new ThroughputParameters(units[0], units[1]);
    }

    static OnDemandThroughput onDemandThroughput(RequestReader in) {
        Long[] units = twoNumbers("MaxReadRequestUnits", "MaxWriteRequestUnits", in);
        return units == null ? null : new OnDemandThroughput(units[0], units[1]);
    }

    static WarmThroughput warmThroughput(RequestReader in) {
        Long[] units = twoNumbers("ReadUnitsPerSecond", "WriteUnitsPerSecond", in);
        return units == null ? null : new WarmThroughput(units[0], units[1]);
    }

    /** The members of a structure that has two numbers; null for null. */
    private static Long[] twoNumbers(String first, String second, RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        Long[] numbers = new Long[2];
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(first)) {
                numbers[0] = in.longInteger();
            } else if (name.equals(second)) {
                numbers[1] = in.longInteger();
            } else {
                in.skip();
            }
        }
        return numbers;
    }

    static StreamSpecification streamSpecification(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        Boolean enabled = null;
        String viewType = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "StreamEnabled" -> enabled = in.bool();
                case "StreamViewType" -> viewType = in.string();
                default -> in.skip();
            }
        }
        return new StreamSpecification(enabled, viewType);
    }

    static SseSpecification sseSpecification(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        Boolean enabled = null;
        String keyId = null;
        String type = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Enabled" -> enabled = in.bool();
                case "KMSMasterKeyId" -> keyId = in.string();
                case "SSEType" -> type = in.string();
                default -> in.skip();
            }
        }
        return new SseSpecification(enabled, keyId, type);
    }
}
