package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.capacity.ConsumedCapacity;
import java.util.List;
import java.util.Map;

/** Writes consumed capacity. */
public final class CapacityWriter {
    private static final String MEMBER = "ConsumedCapacity";

    private CapacityWriter() {}

    /** Writes the member of a response on one table; nothing for null. */
    public static void write(ConsumedCapacity capacity, ResponseWriter out) {
        if (capacity != null) {
            out.startObject(MEMBER);
            writeMembers(capacity, out);
            out.endObject();
        }
    }

    /** Writes the member of a response on several tables; nothing for null. */
    public static void write(List<ConsumedCapacity> capacities, ResponseWriter out) {
        if (capacities != null) {
            out.startList(MEMBER);
            for (ConsumedCapacity capacity : capacities) {
                out.startObject();
                writeMembers(capacity, out);
                out.endObject();
            }
            out.endList();
        }
    }

    private static void writeMembers(ConsumedCapacity capacity, ResponseWriter out) {
        out.string("TableName", capacity.tableName());
        writeUnits(capacity.total(), out);
        if (capacity.table() != null) {
            out.startObject("Table");
            writeUnits(capacity.table(), out);
            out.endObject();
        }
        writeIndexes("LocalSecondaryIndexes", capacity.localSecondaryIndexes(), out);
        writeIndexes("GlobalSecondaryIndexes", capacity.globalSecondaryIndexes(), out);
    }

    private static void writeIndexes(String name, Map<String, ConsumedCapacity.Units> indexes, ResponseWriter out) {
        if (indexes != null) {
            out.startObject(name);
            indexes.forEach((index, units) -> {
                out.startObject(index);
                writeUnits(units, out);
                out.endObject();
            });
            out.endObject();
        }
    }

    private static void writeUnits(ConsumedCapacity.Units units, ResponseWriter out) {
        out.number("CapacityUnits", units.capacityUnits());
        out.number("ReadCapacityUnits", units.readCapacityUnits());
        out.number("WriteCapacityUnits", units.writeCapacityUnits());
    }
}
