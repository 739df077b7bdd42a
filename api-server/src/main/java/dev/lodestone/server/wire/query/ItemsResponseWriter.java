package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.query.ItemsResponse;
import dev.lodestone.store.read.Page;
import dev.lodestone.store.value.ItemView;

/** Writes the response of Query and Scan. */
final class ItemsResponseWriter {
    private ItemsResponseWriter() {}

    static void write(ItemsResponse response, ResponseWriter out) {
        Page page = response.page();
        out.number("Count", page.count());
        if (page.items() != null) {
            out.startList("Items");
            for (ItemView item : page.items()) {
                out.item(item);
            }
            out.endList();
        }
        out.item("LastEvaluatedKey", page.lastEvaluatedKey());
        out.number("ScannedCount", page.scannedCount());
        CapacityWriter.write(response.consumedCapacity(), out);
    }
}
