package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.server.wire.member.ItemCollectionMetricsWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.item.AttributeUpdateParameter;
import dev.lodestone.store.operation.item.UpdateItem;
import dev.lodestone.store.operation.item.UpdateParameters;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.Map;

/** {@link UpdateItem} on the wire. */
final class UpdateItemCodec implements OperationCodec<UpdateItem.Request, UpdateItem.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.UPDATE_ITEM;
    }

    @Override
    public UpdateItem.Request read(RequestReader in) {
        String tableName = null;
        Supplied<Item> key = null;
        String updateExpression = null;
        Map<String, AttributeUpdateParameter> attributeUpdates = null;
        WriteMembers members = new WriteMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "Key" -> key = AttributeValueReader.item(in);
                case "AttributeUpdates" -> attributeUpdates = in.map(LegacyMembers::attributeUpdate);
                case "UpdateExpression" -> updateExpression = in.string();
                default -> members.read(name, in);
            }
        }
        return new UpdateItem.Request(
                tableName,
                key,
                new UpdateParameters(updateExpression, attributeUpdates),
                members.condition(),
                members.expressionAttributes(),
                members.options());
    }

    @Override
    public void write(UpdateItem.Response response, ResponseWriter out) {
        out.item("Attributes", response.attributes());
        CapacityWriter.write(response.consumedCapacity(), out);
        ItemCollectionMetricsWriter.write(response.itemCollectionMetrics(), out);
    }
}
