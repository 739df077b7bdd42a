package dev.lodestone.server.wire.json;

/** The service's names of types, as its refusals of wrong JSON types print them. */
final class ModelNames {
    private static final String PACKAGE = "com.amazonaws.dynamodb.v20120810.";

    private ModelNames() {}

    /** The type of the structures that a member has, or that the list or map in it has. */
    static String structure(String member) {
        String shape = switch (member) {
            case "AttributeDefinitions" -> "AttributeDefinition";
            case "AttributeUpdates" -> "AttributeValueUpdate";
            case "AttributeValueList",
                    "ExclusiveStartKey",
                    "ExpressionAttributeValues",
                    "Item",
                    "Key",
                    "Keys",
                    "L",
                    "M",
                    "Parameters",
                    "Value" -> "AttributeValue";
            case "Expected" -> "ExpectedAttributeValue";
            case "GlobalSecondaryIndexes" -> "GlobalSecondaryIndex";
            case "GlobalSecondaryIndexUpdates" -> "GlobalSecondaryIndexUpdate";
            case "KeyConditions", "QueryFilter", "ScanFilter" -> "Condition";
            case "KeySchema" -> "KeySchemaElement";
            case "LocalSecondaryIndexes" -> "LocalSecondaryIndex";
            case "RequestItems" -> "KeysAndAttributes";
            case "Statements" -> "BatchStatementRequest";
            case "Tags" -> "Tag";
            case "TransactItems" -> "TransactWriteItem";
            case "TransactStatements" -> "ParameterizedStatement";
            default -> member;
        };
        return PACKAGE + shape;
    }

    /** The type of the map that a member has. */
    static String map(String member) {
        return mapOf(member.equals("ExpressionAttributeNames") ? "java.lang.String" : structure(member));
    }

    /** The type of a map of lists of structures. */
    static String mapOfLists(String structure) {
        return mapOf("java.util.List<" + PACKAGE + structure + ">");
    }

    private static String mapOf(String values) {
        return "java.util.Map<java.lang.String, " + values + ">";
    }
}
