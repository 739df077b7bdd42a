package dev.lodestone.server.wire.transaction;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.server.wire.member.ExpressionAttributeMembers;
import dev.lodestone.server.wire.member.ItemCollectionMetricsWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.transaction.TransactAction;
import dev.lodestone.store.operation.transaction.TransactWriteItem;
import dev.lodestone.store.operation.transaction.TransactWriteItems;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;

/** {@link TransactWriteItems} on the wire. */
final class TransactWriteItemsCodec implements OperationCodec<TransactWriteItems.Request, TransactWriteItems.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.TRANSACT_WRITE_ITEMS;
    }

    @Override
    public TransactWriteItems.Request read(RequestReader in) {
        List<TransactWriteItem> transactItems = null;
        String clientRequestToken = null;
        String returnConsumedCapacity = null;
        String returnItemCollectionMetrics = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TransactItems" -> transactItems = in.list(TransactWriteItemsCodec::transactItem);
                case "ClientRequestToken" -> clientRequestToken = in.string();
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                case "ReturnItemCollectionMetrics" -> returnItemCollectionMetrics = in.string();
                default -> in.skip();
            }
        }
        return new TransactWriteItems.Request(
                transactItems, clientRequestToken, returnConsumedCapacity, returnItemCollectionMetrics);
    }

    private static TransactWriteItem transactItem(RequestReader in) {
        List<TransactAction> actions = new ArrayList<>(1);
        if (in.startStructure()) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                TransactAction.Kind kind = kind(name);
                if (kind == null) {
                    in.skip();
                } else if (in.startStructure()) {
                    actions.add(action(kind, in));
                }
            }
        }
        return new TransactWriteItem(actions);
    }

    private static TransactAction.Kind kind(String member) {
        return switch (member) {
            case "ConditionCheck" -> TransactAction.Kind.CONDITION_CHECK;
            case "Put" -> TransactAction.Kind.PUT;
            case "Delete" -> TransactAction.Kind.DELETE;
            case "Update" -> TransactAction.Kind.UPDATE;
            default -> null;
        };
    }

    private static TransactAction action(TransactAction.Kind kind, RequestReader in) {
        String itemMember = kind == TransactAction.Kind.PUT ? "Item" : "Key";
        String tableName = null;
        Supplied<Item> item = null;
        String updateExpression = null;
        String conditionExpression = null;
        String returnValuesOnConditionCheckFailure = null;
        ExpressionAttributeMembers expressionAttributes = new ExpressionAttributeMembers();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(itemMember)) {
                item = AttributeValueReader.item(in);
            } else if (name.equals("UpdateExpression") && kind == TransactAction.Kind.UPDATE) {
                updateExpression = in.string();
            } else {
                switch (name) {
                    case "TableName" -> tableName = in.string();
                    case "ConditionExpression" -> conditionExpression = in.string();
                    case "ReturnValuesOnConditionCheckFailure" -> returnValuesOnConditionCheckFailure = in.string();
                    default -> expressionAttributes.read(name, in);
                }
            }
        }
        return new TransactAction(
                kind,
                tableName,
                item,
                updateExpression,
                conditionExpression,
                expressionAttributes.collected(),
                returnValuesOnConditionCheckFailure);
    }

    @Override
    public void write(TransactWriteItems.Response response, ResponseWriter out) {
        CapacityWriter.write(response.consumedCapacity(), out);
        ItemCollectionMetricsWriter.write(response.itemCollectionMetrics(), out);
    }
}
