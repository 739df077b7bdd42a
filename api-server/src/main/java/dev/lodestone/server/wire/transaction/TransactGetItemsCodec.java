package dev.lodestone.server.wire.transaction;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.transaction.TransactGetItem;
import dev.lodestone.store.operation.transaction.TransactGetItems;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.value.Supplied;
import java.util.List;
import java.util.Map;

/** {@link TransactGetItems} on the wire. */
final class TransactGetItemsCodec implements OperationCodec<TransactGetItems.Request, TransactGetItems.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.TRANSACT_GET_ITEMS;
    }

    @Override
    public TransactGetItems.Request read(RequestReader in) {
        List<TransactGetItem> transactItems = null;
        String returnConsumedCapacity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TransactItems" -> transactItems = in.list(TransactGetItemsCodec::transactItem);
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> in.skip();
            }
        }
        return new TransactGetItems.Request(transactItems, returnConsumedCapacity);
    }

    private static TransactGetItem transactItem(RequestReader in) {
        TransactGetItem.Get get = null;
        if (in.startStructure("TransactGetItem")) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                if (name.equals("Get")) {
                    get = get(in);
                } else {
                    in.skip();
                }
            }
        }
        return new TransactGetItem(get);
    }

    private static TransactGetItem.Get get(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String tableName = null;
        Supplied<Item> key = null;
        String projectionExpression = null;
        Map<String, String> expressionAttributeNames = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "Key" -> key = AttributeValueReader.item(in);
                case "ProjectionExpression" -> projectionExpression = in.string();
                case "ExpressionAttributeNames" -> expressionAttributeNames = in.stringMap();
                default -> in.skip();
            }
        }
        return new TransactGetItem.Get(tableName, key, projectionExpression, expressionAttributeNames);
    }

    @Override
    public void write(TransactGetItems.Response response, ResponseWriter out) {
        out.startList("Responses");
        for (ItemView item : response.items()) {
            out.startObject();
            out.item("Item", item);
            out.endObject();
        }
        out.endList();
        CapacityWriter.write(response.consumedCapacity(), out);
    }
}
