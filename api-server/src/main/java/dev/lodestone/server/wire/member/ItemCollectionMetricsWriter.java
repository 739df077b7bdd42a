package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.item.ItemCollectionMetrics;

/** Writes item collection metrics. */
public final class ItemCollectionMetricsWriter {
    private ItemCollectionMetricsWriter() {}

    /** Writes the member of a response on one item; nothing for null. */
    public static void write(ItemCollectionMetrics metrics, ResponseWriter out) {
        if (metrics != null) {
            out.startObject("ItemCollectionMetrics");
            writeMembers(metrics, out);
            out.endObject();
        }
    }

    /** Writes an element of the list at hand. */
    public static void writeElement(ItemCollectionMetrics metrics, ResponseWriter out) {
        out.startObject();
        writeMembers(metrics, out);
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
