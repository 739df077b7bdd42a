package dev.lodestone.server.mutation;

import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Valid requests of every operation, with all the members that the operation has among them, on tables {@code simple}
 * (partition key {@code pk}) and {@code indexed} (keys {@code pk} and {@code sk}, local index {@code lsi}, global index
 * {@code gsi} and a stream). They suit a store with {@link #options}.
 */
final class ExampleRequests {
    /** What the clock shows. */
    static final long NOW = 1_700_000_000_000L;

    private ExampleRequests() {}

    /** A store in memory, on a clock that stands still and with ids in a row, so that streams always have the same ARNs. */
    static StoreOptions options() {
        AtomicLong ids = new AtomicLong();
        return new StoreOptions(
                null,
                Durability.BUFFERED,
                () -> NOW,
                () -> new UUID(0, ids.incrementAndGet()),
                TransitionDelays.NONE,
                SweepOptions.ON_REQUEST,
                StreamSettings.DEFAULT.onRequest());
    }

    /** What makes the tables and their first items: operation by operation, its body. */
    static List<String[]> preparation() {
        return List.of(
                new String[] {"CreateTable", SIMPLE},
                new String[] {"CreateTable", INDEXED},
                new String[] {"PutItem", PUT_SIMPLE},
                new String[] {"PutItem", """
                {"TableName":"indexed","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"lsk":{"S":"l"},"gpk":{"S":"g"}}}"""});
    }

    static List<String> of(ApiOperation operation) {
        return switch (operation) {
            case PUT_ITEM, DELETE_ITEM, UPDATE_ITEM -> ofSingleWrite(operation);
            case GET_ITEM, QUERY, SCAN -> ofRead(operation);
            case BATCH_GET_ITEM, BATCH_WRITE_ITEM, TRANSACT_GET_ITEMS, TRANSACT_WRITE_ITEMS -> ofMany(operation);
            case EXECUTE_STATEMENT, BATCH_EXECUTE_STATEMENT, EXECUTE_TRANSACTION -> ofStatements(operation);
            case LIST_TAGS_OF_RESOURCE, TAG_RESOURCE, UNTAG_RESOURCE -> List.of(ofTags(operation));
            case DESCRIBE_STREAM, GET_RECORDS, GET_SHARD_ITERATOR, LIST_STREAMS -> ofStreams(operation);
            default -> ofTables(operation);
        };
    }

    private static final String PUT_SIMPLE = """
            {"TableName":"simple","Item":{"pk":{"S":"a"},"s":{"S":"text"},"n":{"N":"12.5"},"b":{"B":"AAEC"},
            "t":{"BOOL":true},"z":{"NULL":true},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]},
            "l":{"L":[{"S":"x"},{"L":[{"N":"1"}]}]},"m":{"M":{"x":{"S":"y"},"e":{"M":{}}}}}}""";

    private static final String SIMPLE = """
            {"TableName":"simple","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}""";

    private static final String INDEXED = """
            {"TableName":"indexed","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},
            {"AttributeName":"sk","AttributeType":"N"},{"AttributeName":"lsk","AttributeType":"S"},
            {"AttributeName":"gpk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
            "LocalSecondaryIndexes":[{"IndexName":"lsi","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
            {"AttributeName":"lsk","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE",
            "NonKeyAttributes":["s"]}}],
            "GlobalSecondaryIndexes":[{"IndexName":"gsi","KeySchema":[{"AttributeName":"gpk","KeyType":"HASH"}],
            "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},
            "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}],
            "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1},
            "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"SSESpecification":{"Enabled":true,"SSEType":"KMS"},
            "Tags":[{"Key":"k","Value":"v"}],"TableClass":"STANDARD","DeletionProtectionEnabled":false}""";

    private static final String EXPRESSION_WRITE = """
            "ConditionExpression":"attribute_exists(#n) AND #n <> :v OR n BETWEEN :w AND :w OR begins_with(s, :v)",
            "ExpressionAttributeNames":{"#n":"pk"},"ExpressionAttributeValues":{":v":{"S":"b"},":w":{"N":"3"}},
            "ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE",
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD\"""";

    private static final String LEGACY_WRITE = """
            "Expected":{"pk":{"Value":{"S":"a"},"Exists":true},"n":{"ComparisonOperator":"BETWEEN",
            "AttributeValueList":[{"N":"1"},{"N":"20"}]}},"ConditionalOperator":"OR","ReturnValues":"NONE\"""";

    private static List<String> ofSingleWrite(ApiOperation operation) {
        if (operation == ApiOperation.PUT_ITEM) {
            String item = "{\"TableName\":\"indexed\",\"Item\":{\"pk\":{\"S\":\"b\"},\"sk\":{\"N\":\"2\"},"
                    + "\"gpk\":{\"S\":\"h\"},\"x\":{\"L\":[{\"M\":{\"a\":{\"S\":\"b\"}}}]}}";
            return List.of(
                    PUT_SIMPLE,
                    item + "," + EXPRESSION_WRITE.replace("attribute_exists", "attribute_not_exists") + "}",
                    item + "," + LEGACY_WRITE + "}");
        }
        String key = "{\"TableName\":\"simple\",\"Key\":{\"pk\":{\"S\":\"a\"}}";
        if (operation == ApiOperation.DELETE_ITEM) {
            return List.of(key + "}", key + "," + EXPRESSION_WRITE + "}", key + "," + LEGACY_WRITE + "}");
        }
        String update = "\"UpdateExpression\":\"SET #n2 = if_not_exists(n, :w) + :w, l[0] = list_append(l, :l)"
                + " REMOVE m.x, l[1] ADD c :w DELETE ss :ss\",";
        String updates = "\"AttributeUpdates\":{\"s\":{\"Action\":\"PUT\",\"Value\":{\"S\":\"new\"}},"
                + "\"n\":{\"Action\":\"ADD\",\"Value\":{\"N\":\"1\"}},\"ss\":{\"Action\":\"DELETE\","
                + "\"Value\":{\"SS\":[\"a\"]}},\"z\":{\"Action\":\"DELETE\"}},";
        return List.of(
                key + "," + update
                        + EXPRESSION_WRITE
                                .replace("\"#n\":\"pk\"", "\"#n\":\"pk\",\"#n2\":\"n\"")
                                .replace("\":v\":{", "\":l\":{\"L\":[{\"S\":\"e\"}]},\":ss\":{\"SS\":[\"b\"]},\":v\":{")
                        + "}",
                key + "," + updates + LEGACY_WRITE + "}",
                key + "}");
    }

    private static List<String> ofRead(ApiOperation operation) {
        return switch (operation) {
            case GET_ITEM -> List.of("""
                        {"TableName":"simple","Key":{"pk":{"S":"a"}},"ProjectionExpression":"#n, l[0], m.x",
                        "ExpressionAttributeNames":{"#n":"n"},"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}""", """
                        {"TableName":"indexed","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},"AttributesToGet":["pk","gpk"]}""");
            case QUERY -> List.of("""
                        {"TableName":"indexed","KeyConditionExpression":"pk = :p AND #s BETWEEN :a AND :b",
                        "FilterExpression":"attribute_exists(gpk) OR size(gpk) > :a","ProjectionExpression":"pk, gpk",
                        "ExpressionAttributeNames":{"#s":"sk"},"ExpressionAttributeValues":{":p":{"S":"a"},":a":{"N":"0"},
                        ":b":{"N":"9"}},"Limit":5,"ScanIndexForward":false,"Select":"SPECIFIC_ATTRIBUTES",
                        "ConsistentRead":true,"ReturnConsumedCapacity":"INDEXES",
                        "ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"5"}}}""", """
                        {"TableName":"indexed","IndexName":"gsi","KeyConditions":{"gpk":{"ComparisonOperator":"EQ",
                        "AttributeValueList":[{"S":"g"}]}},"QueryFilter":{"x":{"ComparisonOperator":"NULL"}},
                        "ConditionalOperator":"AND","AttributesToGet":["pk"],"ExclusiveStartKey":{"pk":{"S":"a"},
                        "sk":{"N":"1"},"gpk":{"S":"g"}}}""");
            default -> List.of("""
                        {"TableName":"indexed","IndexName":"lsi","FilterExpression":"#s > :a","Limit":2,"Segment":0,
                        "TotalSegments":2,"ExpressionAttributeNames":{"#s":"sk"},
                        "ExpressionAttributeValues":{":a":{"N":"0"}},"Select":"COUNT","ConsistentRead":true,
                        "ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"1"},"lsk":{"S":"l"}}}""", """
                        {"TableName":"simple","ScanFilter":{"s":{"ComparisonOperator":"IN","AttributeValueList":[
                        {"S":"text"},{"S":"x"}]},"n":{"ComparisonOperator":"NOT_NULL"}},"ConditionalOperator":"OR","AttributesToGet":["s"],"ReturnConsumedCapacity":"TOTAL"}""");
        };
    }

    private static List<String> ofMany(ApiOperation operation) {
        return switch (operation) {
            case BATCH_GET_ITEM -> List.of("""
                    {"RequestItems":{"simple":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"b"}}],"ProjectionExpression":"#n",
                    "ExpressionAttributeNames":{"#n":"n"},"ConsistentRead":true},"indexed":{"Keys":[{"pk":{"S":"a"},
                    "sk":{"N":"1"}}],"AttributesToGet":["pk"]}},"ReturnConsumedCapacity":"TOTAL"}""");
            case BATCH_WRITE_ITEM -> List.of("""
                    {"RequestItems":{"simple":[{"PutRequest":{"Item":{"pk":{"S":"c"},"v":{"N":"1"}}}},
                    {"DeleteRequest":{"Key":{"pk":{"S":"a"}}}}],"indexed":[{"PutRequest":{"Item":{"pk":{"S":"c"},
                    "sk":{"N":"3"}}}}]},"ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE"}""");
            case TRANSACT_GET_ITEMS -> List.of("""
                    {"TransactItems":[{"Get":{"TableName":"simple","Key":{"pk":{"S":"a"}},"ProjectionExpression":"#n",
                    "ExpressionAttributeNames":{"#n":"n"}}},{"Get":{"TableName":"indexed","Key":{"pk":{"S":"a"},
                    "sk":{"N":"1"}}}}],"ReturnConsumedCapacity":"TOTAL"}""");
            default -> List.of("""
                    {"TransactItems":[{"Put":{"TableName":"simple","Item":{"pk":{"S":"t"},"v":{"N":"1"}},
                    "ConditionExpression":"attribute_not_exists(#p)","ExpressionAttributeNames":{"#p":"pk"},
                    "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},{"Update":{"TableName":"simple",
                    "Key":{"pk":{"S":"a"}},"UpdateExpression":"SET n = n + :o",
                    "ExpressionAttributeValues":{":o":{"N":"1"}},"ReturnValuesOnConditionCheckFailure":"NONE"}},{"Delete":{"TableName":"indexed","Key":{"pk":{"S":"a"},
                    "sk":{"N":"1"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},{"ConditionCheck":{"TableName":"simple","Key":{"pk":{"S":"q"}},
                    "ConditionExpression":"attribute_not_exists(pk)","ReturnValuesOnConditionCheckFailure":"NONE"}}],
                    "ClientRequestToken":"token",
                    "ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE"}""");
        };
    }

    private static String ofTags(ApiOperation operation) {
        String arn = "{\"ResourceArn\":\"arn:aws:dynamodb:us-east-1:000000000000:table/indexed\",";
        return arn
                + switch (operation) {
                    case TAG_RESOURCE -> "\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"},{\"Key\":\"k\",\"Value\":\"\"}]}";
                    case UNTAG_RESOURCE -> "\"TagKeys\":[\"k\",\"absent\"]}";
                    default -> "\"NextToken\":\"YQ\"}";
                };
    }

    private static List<String> ofStreams(ApiOperation operation) {
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/indexed/stream/2023-11-14T22:13:20.000";
        String shard = "\"shardId-00000001700000000000-00000000\"";
        String stream = "{\"StreamArn\":\"" + arn + "\",";
        return switch (operation) {
            case DESCRIBE_STREAM ->
                List.of(
                        stream + "\"Limit\":1,\"ExclusiveStartShardId\":" + shard + "}",
                        stream + "\"ShardFilter\":{\"Type\":\"CHILD_SHARDS\",\"ShardId\":" + shard + "}}");
            case GET_RECORDS ->
                List.of("{\"ShardIterator\":\"" + arn + "|1|AQAAAAAAAAAAAAAAAQAAAYvP5WgAOXe2haJiMBYf\",\"Limit\":10}");
            case GET_SHARD_ITERATOR ->
                List.of(
                        stream + "\"ShardId\":" + shard + ",\"ShardIteratorType\":\"TRIM_HORIZON\"}",
                        stream + "\"ShardId\":" + shard + ",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\","
                                + "\"SequenceNumber\":\"100000000000000000001\"}");
            default ->
                List.of("{\"TableName\":\"indexed\",\"Limit\":1}", "{\"ExclusiveStartStreamArn\":\"" + arn + "\"}");
        };
    }

    private static List<String> ofTables(ApiOperation operation) {
        return switch (operation) {
            case CREATE_TABLE ->
                List.of(SIMPLE.replace("\"simple\"", "\"new\""), INDEXED.replace("\"indexed\"", "\"new\""));
            case UPDATE_TABLE -> List.of("""
                    {"TableName":"indexed","AttributeDefinitions":[{"AttributeName":"x","AttributeType":"S"}],
                    "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"gsi2","KeySchema":[{"AttributeName":"x",
                    "KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["s"]},
                    "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}}],
                    "ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":2}}""", """
                    {"TableName":"indexed","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"gsi",
                    "ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":3}}}],
                    "StreamSpecification":{"StreamEnabled":false},"DeletionProtectionEnabled":true}""", """
                    {"TableName":"indexed","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"gsi"}}]}""", """
                    {"TableName":"simple","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},
                    "SSESpecification":{"Enabled":true,"SSEType":"KMS"}}""", """
                    {"TableName":"indexed","TableClass":"STANDARD_INFREQUENT_ACCESS"}""", """
                    {"TableName":"indexed","BillingMode":"PAY_PER_REQUEST"}""");
            case UPDATE_TIME_TO_LIVE -> List.of("""
                    {"TableName":"simple","TimeToLiveSpecification":{"AttributeName":"n","Enabled":true}}""");
            case DELETE_TABLE, DESCRIBE_TABLE, DESCRIBE_TIME_TO_LIVE -> List.of("{\"TableName\":\"simple\"}");
            case LIST_TABLES -> List.of("{\"ExclusiveStartTableName\":\"index\",\"Limit\":1}", "{}");
            default -> List.of("{\"Unknown\":{\"a\":[1]}}");
        };
    }

    private static List<String> ofStatements(ApiOperation operation) {
        return switch (operation) {
            case EXECUTE_STATEMENT -> List.of("""
                        {"Statement":"SELECT sk, m.x, l[0] FROM indexed WHERE pk = ? AND sk BETWEEN ? AND 9 ORDER BY sk DESC",
                        "Parameters":[{"S":"a"},{"N":"0"}],"Limit":1,"ConsistentRead":true,
                        "ReturnConsumedCapacity":"INDEXES"}""", """
                        {"Statement":"UPDATE simple SET n = n + ? REMOVE z WHERE pk = 'a' AND size(s) > 1 RETURNING ALL NEW *",
                        "Parameters":[{"N":"1"}],"ReturnValuesOnConditionCheckFailure":"ALL_OLD",
                        "ReturnConsumedCapacity":"TOTAL"}""", """
                        {"Statement":"SELECT * FROM indexed.gsi WHERE gpk IN ['g', ?] AND NOT contains(lsk, 'x')",
                        "Parameters":[{"S":"h"}]}""", """
                        {"Statement":"SELECT * FROM simple","NextToken":"AAAA"}""");
            case BATCH_EXECUTE_STATEMENT -> List.of("""
                        {"Statements":[{"Statement":"SELECT s FROM simple WHERE pk = ?","Parameters":[{"S":"a"}],
                        "ConsistentRead":true},{"Statement":"SELECT * FROM indexed WHERE pk = 'a' AND sk = 1"}],
                        "ReturnConsumedCapacity":"TOTAL"}""", """
                        {"Statements":[{"Statement":"INSERT INTO simple VALUE {'pk': ?, 'x': <<1, 2>>}",
                        "Parameters":[{"S":"new"}]},{"Statement":"DELETE FROM simple WHERE pk = 'old' RETURNING ALL OLD *",
                        "ReturnValuesOnConditionCheckFailure":"NONE"}],"ReturnConsumedCapacity":"INDEXES"}""");
            default -> List.of("""
                        {"TransactStatements":[{"Statement":"SELECT s FROM simple WHERE pk = ?",
                        "Parameters":[{"S":"a"}]}],"ReturnConsumedCapacity":"TOTAL"}""", """
                        {"TransactStatements":[{"Statement":"UPDATE simple SET s = ? WHERE pk = 'a'",
                        "Parameters":[{"S":"t"}],"ReturnValuesOnConditionCheckFailure":"ALL_OLD"},
                        {"Statement":"EXISTS(SELECT * FROM indexed WHERE pk = 'a' AND sk = 1 AND lsk = 'l')"}],
                        "ClientRequestToken":"token","ReturnConsumedCapacity":"INDEXES"}""");
        };
    }
}
