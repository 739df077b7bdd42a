package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.server.wire.member.ItemCollectionMetricsWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.item.PutItem;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;

/** {@link PutItem} on the wire. */
final class PutItemCodec implements OperationCodec<PutItem.Request, PutItem.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.PUT_ITEM;
    }

    @Override
    public PutItem.Request read(RequestReader in) {
        String tableName = null;
        Supplied<Item> item = null;
        WriteMembers members = new WriteMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "Item" -> item = AttributeValueReader.item(in);
                default -> members.read(name, in);
            }
        }
        return new PutItem.Request(
                tableName, item, members.condition(), members.expressionAttributes(), members.options());
    }

    @Override
    public void write(PutItem.Response response, ResponseWriter out) {
        out.item("Attributes", response.attributes());
        CapacityWriter.write(response.consumedCapacity(), out);
        ItemCollectionMetricsWriter.write(response.itemCollectionMetrics(), out);
    }
}
