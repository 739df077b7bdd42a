package dev.lodestone.server.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.TestServer;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * The tables that refused requests are made against, with their items:
 *
 * <pre>
 * simple     partition key pk (S); item a
 * indexed    keys pk (S) and sk (N); local index lsi sorted by ls (S), keys only; global index gsi with keys gpk (S) and
 *            gsk (N), which includes x; global index whole with key gpk and all attributes; provisioned; three items
 * binary     keys pk (B) and sk (B); one item
 * settled    deletion protection, a stream, a tag, time to live, billed per request; empty
 * </pre>
 */
final class RefusalTables {
    private static final String[] SCANS = {
        "{\"TableName\":\"simple\"}",
        "{\"TableName\":\"indexed\"}",
        "{\"TableName\":\"indexed\",\"IndexName\":\"lsi\"}",
        "{\"TableName\":\"indexed\",\"IndexName\":\"gsi\"}",
        "{\"TableName\":\"indexed\",\"IndexName\":\"whole\"}",
        "{\"TableName\":\"binary\"}",
        "{\"TableName\":\"settled\"}"
    };

    private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/";

    private static final String SIMPLE = """
            {"TableName":"simple","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}""";

    private static final String INDEXED = """
            {"TableName":"indexed","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},
            {"AttributeName":"sk","AttributeType":"N"},{"AttributeName":"ls","AttributeType":"S"},
            {"AttributeName":"gpk","AttributeType":"S"},{"AttributeName":"gsk","AttributeType":"N"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
            "LocalSecondaryIndexes":[{"IndexName":"lsi","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
            {"AttributeName":"ls","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}],
            "GlobalSecondaryIndexes":[{"IndexName":"gsi","KeySchema":[{"AttributeName":"gpk","KeyType":"HASH"},
            {"AttributeName":"gsk","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE",
            "NonKeyAttributes":["x"]},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}},
            {"IndexName":"whole","KeySchema":[{"AttributeName":"gpk","KeyType":"HASH"}],
            "Projection":{"ProjectionType":"ALL"},
            "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}],
            "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}""";

    private static final String BINARY = """
            {"TableName":"binary","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"B"},
            {"AttributeName":"sk","AttributeType":"B"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
            {"AttributeName":"sk","KeyType":"RANGE"}],"BillingMode":"PAY_PER_REQUEST"}""";

    private static final String SETTLED = """
            {"TableName":"settled","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST",
            "DeletionProtectionEnabled":true,"Tags":[{"Key":"kept","Value":"v"}],
            "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}}""";

    private static final String ITEM = """
            {"TableName":"simple","Item":{"pk":{"S":"a"},"s":{"S":"text"},"n":{"N":"12.5"},"b":{"B":"AAEC"},
            "t":{"BOOL":true},"z":{"NULL":true},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]},
            "l":{"L":[{"S":"x"},{"N":"1"}]},"m":{"M":{"x":{"S":"y"},"e":{"M":{}}}},"empty":{"S":""}}}""";

    private final TestServer server;

    RefusalTables(TestServer server) {
        this.server = server;
    }

    /** Makes the tables and their items, and uses the tokens {@code used} and {@code stated}. */
    void create() {
        List.of(SIMPLE, INDEXED, BINARY, SETTLED).forEach(table -> send("CreateTable", table));
        send("PutItem", ITEM);
        for (String number : List.of("1", "2", "3")) {
            send(
                    "PutItem",
                    "{\"TableName\":\"indexed\",\"Item\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"" + number
                            + "\"},\"ls\":{\"S\":\"l\"},\"gpk\":{\"S\":\"g\"},\"gsk\":{\"N\":\"" + number
                            + "\"},\"x\":{\"S\":\"x\"},\"y\":{\"S\":\"\"}}}");
        }
        send("PutItem", "{\"TableName\":\"binary\",\"Item\":{\"pk\":{\"B\":\"AA==\"},\"sk\":{\"B\":\"AA==\"}}}");
        send("UpdateTimeToLive", """
                {"TableName":"settled","TimeToLiveSpecification":{"AttributeName":"expiry","Enabled":true}}""");
        send("TransactWriteItems", """
                {"ClientRequestToken":"used","TransactItems":[{"ConditionCheck":{"TableName":"simple",
                "Key":{"pk":{"S":"a"}},"ConditionExpression":"attribute_exists(pk)"}}]}""");
        send("ExecuteTransaction", """
                {"ClientRequestToken":"stated","TransactStatements":[{"Statement":
                "EXISTS(SELECT * FROM simple WHERE pk = 'a')"}]}""");
    }

    private String send(String operation, String body) {
        HttpResponse<String> answer = server.send(operation, body);
        assertEquals(200, answer.statusCode(), () -> operation + " " + body + " -> " + answer.body());
        return answer.body();
    }

    /** All that the store holds, as far as it can be asked. */
    String dump() {
        StringBuilder dump = new StringBuilder(send("ListTables", "{}"));
        for (String table : List.of("simple", "indexed", "binary", "settled")) {
            String name = "{\"TableName\":\"" + table + "\"}";
            dump.append('\n').append(send("DescribeTable", name));
            dump.append('\n').append(send("DescribeTimeToLive", name));
            dump.append('\n').append(send("ListTagsOfResource", "{\"ResourceArn\":\"" + ARN + table + "\"}"));
        }
        for (String scan : SCANS) {
            dump.append('\n').append(send("Scan", scan));
        }
        return dump.toString();
    }
}
