package dev.lodestone.server.wire.batch;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.server.wire.member.ItemCollectionMetricsWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.batch.BatchWriteItem;
import dev.lodestone.store.operation.batch.WriteRequest;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.List;
import java.util.Map;

/** {@link BatchWriteItem} on the wire. */
final class BatchWriteItemCodec implements OperationCodec<BatchWriteItem.Request, BatchWriteItem.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.BATCH_WRITE_ITEM;
    }

    @Override
    public BatchWriteItem.Request read(RequestReader in) {
        Map<String, List<WriteRequest>> requestItems = null;
        String returnConsumedCapacity = null;
        String returnItemCollectionMetrics = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "RequestItems" -> requestItems = in.mapOfLists("WriteRequest", BatchWriteItemCodec::writeRequest);
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                case "ReturnItemCollectionMetrics" -> returnItemCollectionMetrics = in.string();
                default -> in.skip();
            }
        }
        return new BatchWriteItem.Request(requestItems, returnConsumedCapacity, returnItemCollectionMetrics);
    }

    private static WriteRequest writeRequest(RequestReader in) {
        WriteRequest.PutRequest putRequest = null;
        WriteRequest.DeleteRequest deleteRequest = null;
        if (in.startStructure("WriteRequest")) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                switch (name) {
                    case "PutRequest" -> putRequest = putRequest(in);
                    case "DeleteRequest" -> deleteRequest = deleteRequest(in);
                    default -> in.skip();
                }
            }
        }
        return new WriteRequest(putRequest, deleteRequest);
    }

    private static WriteRequest.PutRequest putRequest(RequestReader in) {
        return in.startStructure() ? new WriteRequest.PutRequest(onlyMember("Item", in)) : null;
    }

    private static WriteRequest.DeleteRequest deleteRequest(RequestReader in) {
        return in.startStructure() ? new WriteRequest.DeleteRequest(onlyMember("Key", in)) : null;
    }

    private static Supplied<Item> onlyMember(String member, RequestReader in) {
        Supplied<Item> item = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(member)) {
                item = AttributeValueReader.item(in);
            } else {
                in.skip();
            }
        }
        return item;
    }

    @Override
    public void write(BatchWriteItem.Response response, ResponseWriter out) {
        out.startObject("UnprocessedItems");
        response.unprocessedItems().forEach((table, writes) -> {
            out.startList(table);
            writes.forEach(write -> write(write, out));
            out.endList();
        });
        out.endObject();
        ItemCollectionMetricsWriter.write(response.itemCollectionMetrics(), out);
        CapacityWriter.write(response.consumedCapacity(), out);
    }

    private static void write(WriteRequest write, ResponseWriter out) {
        boolean puts = write.putRequest() != null;
        out.startObject();
        out.startObject(puts ? "PutRequest" : "DeleteRequest");
        out.item(
                puts ? "Item" : "Key",
                puts
                        ? write.putRequest().item().orThrow()
                        : write.deleteRequest().key().orThrow());
        out.endObject();
        out.endObject();
    }
}
