package dev.lodestone.server.operation.tag;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Tables to tag, and short ways to their tags. */
final class Tags {
    /** The ARN of a table that no test makes. */
    static final String MISSING = "arn:aws:dynamodb:us-east-1:000000000000:table/missing_table";

    private Tags() {}

    /** The ARN of a new table. */
    static String newTable(TestServer server) {
        String table = TestTables.withPartitionKey(server.client());
        return server.client()
                .describeTable(request -> request.tableName(table))
                .table()
                .tableArn();
    }

    /** As many tags as said, whose keys are the prefix and a number of two digits, in their order. */
    static List<Tag> many(String prefix, int count) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(tag(prefix + (10 + i), "v" + i));
        }
        return tags;
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** All tags of a table, page by page. */
    static Map<String, String> of(DynamoDbClient client, String arn) {
        Map<String, String> tags = new TreeMap<>();
        String token = null;
        do {
            String asked = token;
            ListTagsOfResourceResponse page = client.listTagsOfResource(
                    request -> request.resourceArn(arn).nextToken(asked));
            page.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            token = page.nextToken();
        } while (token != null);
        return tags;
    }
}
