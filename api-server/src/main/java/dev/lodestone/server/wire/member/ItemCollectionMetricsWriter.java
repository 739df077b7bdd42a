package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.item.ItemCollectionMetrics;
import java.util.List;
import java.util.Map;

/** Writes item collection metrics. */
public final class ItemCollectionMetricsWriter {
    private static final String MEMBER = "ItemCollectionMetrics";

    private ItemCollectionMetricsWriter() {}

    /** Writes the member of a response on one item; nothing for null. */
    public static void write(ItemCollectionMetrics metrics, ResponseWriter out) {
        if (metrics != null) {
            out.startObject(MEMBER);
            writeMembers(metrics, out);
            out.endObject();
        }
    }

    /** Writes the member of a response on several tables; nothing for null. */
    public static void write(Map<String, List<ItemCollectionMetrics>> byTable, ResponseWriter out) {
        if (byTable == null) {
            return;
        }
        out.startObject(MEMBER);
        byTable.forEach((table, collections) -> {
            out.startList(table);
            for (ItemCollectionMetrics metrics : collections) {
                out.startObject();
                writeMembers(metrics, out);
                out.endObject();
            }
            out.endList();
        });
        out.endObject();
    }

    private static void writeMembers(ItemCollectionMetrics metrics, ResponseWriter out) {
        out.item("ItemCollectionKey", metrics.itemCollectionKey());
        out.startList("SizeEstimateRangeGB");
        out.number((double) metrics.lowerBoundGigabytes());
        out.number((double) metrics.lowerBoundGigabytes() + 1);
        out.endList();
    }
}
