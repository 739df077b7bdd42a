package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.server.wire.member.ExpressionAttributeMembers;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.operation.item.GetItem;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.List;

/** {@link GetItem} on the wire. */
final class GetItemCodec implements OperationCodec<GetItem.Request, GetItem.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.GET_ITEM;
    }

    @Override
    public GetItem.Request read(RequestReader in) {
        String tableName = null;
        Supplied<Item> key = null;
        String projectionExpression = null;
        List<String> attributesToGet = null;
        Boolean consistentRead = null;
        String returnConsumedCapacity = null;
        ExpressionAttributeMembers expressionAttributes = new ExpressionAttributeMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "Key" -> key = AttributeValueReader.item(in);
                case "ProjectionExpression" -> projectionExpression = in.string();
                case "AttributesToGet" -> attributesToGet = in.stringList();
                case "ConsistentRead" -> consistentRead = in.bool();
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> expressionAttributes.read(name, in);
            }
        }
        return new GetItem.Request(
                tableName,
                key,
                new ProjectionParameters(projectionExpression, attributesToGet),
                expressionAttributes.collected(),
                consistentRead,
                returnConsumedCapacity);
    }

    @Override
    public void write(GetItem.Response response, ResponseWriter out) {
        out.item("Item", response.item());
        CapacityWriter.write(response.consumedCapacity(), out);
    }
}
