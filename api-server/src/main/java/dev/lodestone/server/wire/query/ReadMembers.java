package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.json.AttributeValueReader;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.member.ExpressionAttributeMembers;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.operation.query.FilterParameters;
import dev.lodestone.store.operation.query.LegacyConditions;
import dev.lodestone.store.operation.query.ReadParameters;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.List;

/** Collects the members that the requests of Query and Scan share. */
final class ReadMembers {
    private final String legacyFilter;
    private String tableName;
    private String indexName;
    private String select;
    private Integer limit;
    private Supplied<Item> exclusiveStartKey;
    private String filterExpression;
    private LegacyConditions conditions;
    private String conditionalOperator;
    private String projectionExpression;
    private List<String> attributesToGet;
    private final ExpressionAttributeMembers expressionAttributes = new ExpressionAttributeMembers();
    private Boolean consistentRead;
    private String returnConsumedCapacity;

    /**
     * Members of which none has been read.
     *
     * @param legacyFilter the name of the member that expressions have replaced as the filter
     */
    ReadMembers(String legacyFilter) {
        this.legacyFilter = legacyFilter;
    }

    /** Reads the member of this name, or passes over it where the API has none. */
    void read(String name, RequestReader in) {
        switch (name) {
            case "TableName" -> tableName = in.string();
            case "IndexName" -> indexName = in.string();
            case "Select" -> select = in.string();
            case "Limit" -> limit = in.integer();
            case "ExclusiveStartKey" -> exclusiveStartKey = AttributeValueReader.item(in);
            case "FilterExpression" -> filterExpression = in.string();
            case "ConditionalOperator" -> conditionalOperator = in.string();
            case "ProjectionExpression" -> projectionExpression = in.string();
            case "AttributesToGet" -> attributesToGet = in.stringList();
            case "ConsistentRead" -> consistentRead = in.bool();
            case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
            default -> readRare(name, in);
        }
    }

    private void readRare(String name, RequestReader in) {
        if (name.equals(legacyFilter)) {
            conditions = LegacyConditionsReader.read(in);
        } else {
            expressionAttributes.read(name, in);
        }
    }

    ReadParameters collected() {
        return new ReadParameters(
                tableName,
                indexName,
                select,
                limit,
                exclusiveStartKey,
                new FilterParameters(filterExpression, conditions, conditionalOperator),
                new ProjectionParameters(projectionExpression, attributesToGet),
                expressionAttributes.collected(),
                consistentRead,
                returnConsumedCapacity);
    }
}
