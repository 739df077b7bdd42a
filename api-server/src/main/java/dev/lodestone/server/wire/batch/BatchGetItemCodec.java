package dev.lodestone.server.wire.batch;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.operation.batch.BatchGetItem;
import dev.lodestone.store.operation.batch.KeysAndAttributes;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;
import java.util.List;
import java.util.Map;

/** {@link BatchGetItem} on the wire. */
final class BatchGetItemCodec implements OperationCodec<BatchGetItem.Request, BatchGetItem.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.BATCH_GET_ITEM;
    }

    @Override
    public BatchGetItem.Request read(RequestReader in) {
        Map<String, KeysAndAttributes> requestItems = null;
        String returnConsumedCapacity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "RequestItems" -> requestItems = in.map(BatchGetItemCodec::keysAndAttributes);
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> in.skip();
            }
        }
        return new BatchGetItem.Request(requestItems, returnConsumedCapacity);
    }

    private static KeysAndAttributes keysAndAttributes(RequestReader in) {
        List<Supplied<Item>> keys = null;
        String projectionExpression = null;
        List<String> attributesToGet = null;
        Map<String, String> expressionAttributeNames = null;
        Boolean consistentRead = null;
        if (in.startStructure()) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                switch (name) {
                    case "Keys" -> keys = in.list(AttributeValueReader::item);
                    case "ProjectionExpression" -> projectionExpression = in.string();
                    case "AttributesToGet" -> attributesToGet = in.stringList();
                    case "ExpressionAttributeNames" -> expressionAttributeNames = in.stringMap();
                    case "ConsistentRead" -> consistentRead = in.bool();
                    default -> in.skip();
                }
            }
        }
        ProjectionParameters projection = new ProjectionParameters(projectionExpression, attributesToGet);
        return new KeysAndAttributes(keys, projection, expressionAttributeNames, consistentRead);
    }

    @Override
    public void write(BatchGetItem.Response response, ResponseWriter out) {
        out.startObject("Responses");
        response.responses().forEach((table, items) -> {
            out.startList(table);
            for (ItemView item : items) {
                out.item(item);
            }
            out.endList();
        });
        out.endObject();
        out.startObject("UnprocessedKeys");
        response.unprocessedKeys().forEach((table, keys) -> {
            out.startObject(table);
            write(keys, out);
            out.endObject();
        });
        out.endObject();
        CapacityWriter.write(response.consumedCapacity(), out);
    }

    private static void write(KeysAndAttributes keys, ResponseWriter out) {
        out.startList("Keys");
        for (Supplied<Item> key : keys.keys()) {
            out.item(key.orThrow());
        }
        out.endList();
        out.string("ProjectionExpression", keys.projection().projectionExpression());
        out.strings("AttributesToGet", keys.projection().attributesToGet());
        if (keys.expressionAttributeNames() != null) {
            out.startObject("ExpressionAttributeNames");
            keys.expressionAttributeNames().forEach(out::string);
            out.endObject();
        }
        out.bool("ConsistentRead", keys.consistentRead());
    }
}
