package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.member.ExpressionAttributeMembers;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.item.ConditionParameters;
import dev.lodestone.store.operation.item.ExpectedParameter;
import dev.lodestone.store.operation.item.WriteOptions;
import java.util.Map;

/** Collects the members that the requests of PutItem, UpdateItem and DeleteItem share. */
final class WriteMembers {
    private String conditionExpression;
    private Map<String, ExpectedParameter> expected;
    private String conditionalOperator;
    private String returnValues;
    private String returnConsumedCapacity;
    private String returnItemCollectionMetrics;
    private String returnValuesOnConditionCheckFailure;
    private final ExpressionAttributeMembers expressionAttributes = new ExpressionAttributeMembers();

    /** Reads the member of this name, or passes over it where the API has none. */
    void read(String name, RequestReader in) {
        switch (name) {
            case "ConditionExpression" -> conditionExpression = in.string();
            case "Expected" -> expected = in.map(LegacyMembers::expected);
            case "ConditionalOperator" -> conditionalOperator = in.string();
            case "ReturnValues" -> returnValues = in.string();
            case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
            case "ReturnItemCollectionMetrics" -> returnItemCollectionMetrics = in.string();
            case "ReturnValuesOnConditionCheckFailure" -> returnValuesOnConditionCheckFailure = in.string();
            default -> expressionAttributes.read(name, in);
        }
    }

    ConditionParameters condition() {
        return new ConditionParameters(conditionExpression, expected, conditionalOperator);
    }

    ExpressionAttributes expressionAttributes() {
        return expressionAttributes.collected();
    }

    WriteOptions options() {
        return new WriteOptions(
                returnValues, returnConsumedCapacity, returnItemCollectionMetrics, returnValuesOnConditionCheckFailure);
    }
}
